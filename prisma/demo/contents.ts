import type { Document } from '../../publishing/body/document.ts';
import { documentFromMarkdown } from '../../publishing/body/from-markdown.ts';
import type { HubType } from '../../publishing/hubs/hub.ts';
import { type BylineItem, EMPTY_CONTENT, type PublicationContent } from '../../publishing/publications/content.ts';
import type { Piece } from './pieces.ts';
import type { Records } from './records.ts';

/** The ids under which the records are stored, by what the files call them: a hub is "topic/alliances". */
export type Ids = Record<'people' | 'organizations' | 'outlets' | 'hubs' | 'files', Map<string, string>>;

/** What a piece says, with ids for its references. An error names the piece and what it refers to in vain. */
export function contentOf(piece: Piece, records: Records, ids: Ids): PublicationContent {
  const place = `${piece.kind}/${piece.slug}`;
  const id = (of: keyof Ids, key: string) => idOf(ids, of, key, place);
  const hubs = (type: HubType, slugs: string[]) => slugs.map((slug) => id('hubs', `${type}/${slug}`));
  const { cover, event } = piece;
  return {
    ...EMPTY_CONTENT,
    kind: piece.kind,
    title: piece.title,
    subtitle: piece.subtitle ?? null,
    summary: piece.summary,
    language: piece.language,
    body: bodyOf(piece.markdown, ids, place),
    reportNumber: piece.report_number ?? null,
    event: event
      ? {
          startsAt: event.starts.toISOString(),
          endsAt: event.ends?.toISOString() ?? null,
          venue: event.venue ?? null,
          registrationUrl: event.registration_url ?? null,
        }
      : null,
    outletId: piece.outlet ? id('outlets', piece.outlet) : null,
    originalUrl: piece.original_url ?? null,
    cover: cover ? { fileId: id('files', cover), alt: records.files.get(cover)?.alt ?? '' } : null,
    byline: piece.authors.map((author): BylineItem => {
      const part = { role: author.role, affiliation: author.affiliation ?? null };
      return 'person' in author
        ? { ...part, personId: id('people', author.person) }
        : { ...part, organizationId: id('organizations', author.organization) };
    }),
    hubs: [
      ...hubs('topic', piece.topics),
      ...hubs('region', piece.regions),
      ...hubs('program', piece.programs),
      ...hubs('series', piece.series),
    ],
    downloads: piece.downloads.map(({ file, label }) => ({ fileId: id('files', file), label })),
  };
}

/** A body from Markdown in which files are named by key. Whatever a document can't say is an error. */
export function bodyOf(markdown: string, ids: Ids, place: string): Document {
  const named = markdown.replace(
    /\b(data-file|data-poster)="([^"]*)"/g,
    (_, attribute, key) => `${attribute}="${idOf(ids, 'files', key, place)}"`,
  );
  const { document, losses } = documentFromMarkdown(named);
  if (losses.length === 0) return document;
  throw new Error(
    `${place}: ${losses.map(({ element, reason, excerpt }) => `<${element}> ${reason} (${excerpt})`).join(' ')}`,
  );
}

function idOf(ids: Ids, of: keyof Ids, key: string, place: string): string {
  const id = ids[of].get(key);
  if (id === undefined) throw new Error(`${place} names "${key}", which is not among the ${of} of the demonstration.`);
  return id;
}
