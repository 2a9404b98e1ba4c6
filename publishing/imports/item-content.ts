import type { Kind } from '../kinds.ts';
import { EMPTY_CONTENT, type PublicationContent } from '../publications/content.ts';
import type { Destination } from './destination.ts';
import type { PlannedItem } from './plan.ts';
import { attachmentAddress, type ItemTexts } from './texts.ts';

/** A file that was made: its id and the address it has. */
export type MadeFile = { id: string; address: string | null };

/** The whole of a publication from an item, with the ids that its names and files got. */
export function contentOf(
  item: PlannedItem,
  texts: ItemTexts,
  made: Map<string, MadeFile>,
  { ids, mapping }: Destination,
  affiliationOf: (author: string) => string | null,
): PublicationContent {
  const names = new Map<string, string>();
  const downloads: PublicationContent['downloads'] = [];
  for (const file of texts.needed) {
    const settled = made.get(file.id);
    if (!settled) continue;
    names.set(file.id, settled.id);
    if (file.label === null) continue;
    names.set(attachmentAddress(file.id), settled.address ?? '/');
    downloads.push({ fileId: settled.id, label: file.label.slice(0, 200) || file.name });
  }
  const cover = texts.cover && names.get(texts.cover.id);
  return {
    ...EMPTY_CONTENT,
    kind: item.kind,
    title: item.title,
    subtitle: texts.subtitle,
    summary: texts.summary,
    language: mapping.language,
    body: renamed(texts.body, names),
    event: eventOf(item, item.kind),
    outletId: item.outletKey === null ? null : (ids.outlets.get(item.outletKey) ?? null),
    originalUrl: item.originalUrl || null,
    cover: cover ? { fileId: cover, alt: texts.coverAlt.slice(0, 2000) } : null,
    byline: item.authors.flatMap((author) => {
      const personId = ids.people.get(author);
      return personId ? [{ role: 'author' as const, affiliation: affiliationOf(author), personId }] : [];
    }),
    hubs: item.topics.flatMap((topic) => ids.topics.get(topic) ?? []),
    downloads: unique(downloads),
  };
}

function eventOf(item: PlannedItem, kind: Kind): PublicationContent['event'] {
  if (kind !== 'event' || !item.date) return null;
  return {
    startsAt: item.date.at.toISOString(),
    endsAt: item.endsAt?.toISOString() ?? null,
    venue: item.venue,
    registrationUrl: item.registrationUrl,
  };
}

/** The same JSON with every text that is one of the names put under its new one. */
function renamed<T>(json: T, names: Map<string, string>): T {
  if (names.size === 0) return json;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'text' ? inner : walk(inner)]));
  };
  return walk(json) as T;
}

function unique(downloads: PublicationContent['downloads']): PublicationContent['downloads'] {
  return [...new Map(downloads.map((download) => [download.fileId, download])).values()];
}
