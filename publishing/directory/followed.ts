import type { PublicationContent } from '../publications/content.ts';

/** Ids that were merged away, each with the id of the one it turned out to be. */
export type Merges = ReadonlyMap<string, string>;

/** Everybody and everything of the directory that a content names, by id. */
export function namedIn(content: PublicationContent): { people: string[]; organizations: string[]; others: string[] } {
  return {
    people: content.byline.flatMap((item) => item.personId ?? []),
    organizations: content.byline.flatMap((item) => item.organizationId ?? []),
    others: [...content.hubs, ...(content.outletId ? [content.outletId] : [])],
  };
}

/**
 * The content as it reads after the merges. Nobody stands twice in one role, and no hub twice: the first place stays. Whoever is
 * an author is not also somebody it was written with; other roles of one person are each a credit of its own.
 */
export function followed(content: PublicationContent, merges: Merges): PublicationContent {
  if (merges.size === 0) return content;
  const now = (id: string) => merges.get(id) ?? id;
  const byline = content.byline.map((item) =>
    item.personId === undefined
      ? { ...item, organizationId: now(item.organizationId) }
      : { ...item, personId: now(item.personId) },
  );
  const place = (item: (typeof byline)[number]) => `${item.role} ${item.personId ?? item.organizationId}`;
  const places = byline.map(place);
  const hubs = content.hubs.map(now);
  return {
    ...content,
    byline: byline.filter(
      (item, index) =>
        places.indexOf(place(item)) === index &&
        !(item.role === 'with' && places.includes(place({ ...item, role: 'author' }))),
    ),
    hubs: hubs.filter((id, index) => hubs.indexOf(id) === index),
    outletId: content.outletId && now(content.outletId),
  };
}
