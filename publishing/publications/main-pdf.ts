import type { PublishedPublication } from './views.ts';

/** The PDF that is the publication itself: the first that is offered for download. */
export function mainPdf({ downloads }: Pick<PublishedPublication, 'downloads'>): MainPdf | null {
  const pdf = downloads.find(({ contentType }) => contentType === 'application/pdf');
  const [, id, version, name] = /^\/files\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(pdf?.src ?? '') ?? [];
  return id && version && name ? { id, version, name: decodeURIComponent(name), bytes: pdf?.bytes ?? null } : null;
}

export type MainPdf = { id: string; version: string; name: string; bytes: number | null };
