import type { PublicationContent } from '../../../publishing/publications/content.ts';

/** As the server will keep it: without spaces around lines. */
export function tidy(content: PublicationContent): PublicationContent {
  const optional = (text: string | null) => text?.trim() || null;
  return {
    ...content,
    title: content.title.trim(),
    subtitle: optional(content.subtitle),
    summary: content.summary.trim(),
    reportNumber: optional(content.reportNumber),
    originalUrl: optional(content.originalUrl),
    doi: optional(content.doi),
    headTitle: optional(content.headTitle),
    headDescription: optional(content.headDescription),
    byline: content.byline.map((item) => ({ ...item, affiliation: optional(item.affiliation) })),
    downloads: content.downloads.map((download) => ({ ...download, label: download.label.trim() })),
  };
}
