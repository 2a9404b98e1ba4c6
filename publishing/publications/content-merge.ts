import { canonicalJson, sameJson } from '../../lib/canonical-json.ts';
import { type Choice, documentOf, hasConflict, type MergedPiece, mergeBlocks } from '../body/merge.ts';
import type { BylineItem, PublicationContent } from './content.ts';

/** Everything of a content but its text. */
export type Metadata = Omit<PublicationContent, 'body'>;
export type MetadataField = keyof Metadata;

/** A field that two people set to different things. */
export type FieldConflict = { field: MetadataField; base: unknown; ours: unknown; theirs: unknown };

/** Two contents that grew out of one, brought together as far as that is certain. */
export type ContentMerge = {
  /** Conflicting fields have our value here. */
  metadata: Metadata;
  fields: FieldConflict[];
  body: MergedPiece[];
};

/** Merges the text by blocks, lists (byline, hubs, downloads, related) entry by entry, and every other field as a whole. */
export function mergeContents(
  base: PublicationContent,
  ours: PublicationContent,
  theirs: PublicationContent,
): ContentMerge {
  const { body: _ours, ...metadata } = ours;
  const fields: FieldConflict[] = [];
  for (const field of Object.keys(metadata) as MetadataField[]) {
    const merged = mergeField(field, base[field], ours[field], theirs[field]);
    if (merged) Object.assign(metadata, { [field]: merged.value });
    else fields.push({ field, base: base[field], ours: ours[field], theirs: theirs[field] });
  }
  return { metadata, fields, body: mergeBlocks(base.body.content, ours.body.content, theirs.body.content) };
}

/** Whether nobody has to choose. */
export function isClean({ fields, body }: ContentMerge): boolean {
  return fields.length === 0 && !hasConflict(body);
}

/** The content that a merge makes. Fields default to ours, blocks to both. */
export function contentOf(
  merge: ContentMerge,
  chosen: { fields?: Partial<Record<MetadataField, 'ours' | 'theirs'>>; blocks?: Choice[] } = {},
): PublicationContent {
  const theirs = merge.fields.filter(({ field }) => chosen.fields?.[field] === 'theirs');
  return {
    ...merge.metadata,
    ...Object.fromEntries(theirs.map((conflict) => [conflict.field, conflict.theirs])),
    body: documentOf(merge.body, chosen.blocks),
  };
}

/** Whether two contents say the same. */
export function sameContent(a: PublicationContent, b: PublicationContent): boolean {
  return sameJson(a, b);
}

/** What tells the entries of a list apart. */
const ENTRIES: Partial<Record<MetadataField, (entry: never) => string>> = {
  byline: (item: BylineItem) => `${item.role} ${item.personId ?? item.organizationId}`,
  hubs: (id: string) => id,
  related: (id: string) => id,
  downloads: ({ fileId }: { fileId: string }) => fileId,
};

function mergeField(field: MetadataField, base: unknown, ours: unknown, theirs: unknown): { value: unknown } | null {
  if (sameJson(ours, theirs) || sameJson(theirs, base)) return { value: ours };
  if (sameJson(ours, base)) return { value: theirs };
  const keyOf = ENTRIES[field] as ((entry: unknown) => string) | undefined;
  return keyOf ? mergeList(base as unknown[], ours as unknown[], theirs as unknown[], keyOf) : null;
}

/**
 * Entries are added, taken out and changed by either side; null where both changed one differently, or one changed what the
 * other took out. The order is that of the side that changed the order, ours when both did.
 */
function mergeList(
  base: unknown[],
  ours: unknown[],
  theirs: unknown[],
  keyOf: (entry: unknown) => string,
): { value: unknown[] } | null {
  const [was, our, their] = [base, ours, theirs].map((list) => new Map(list.map((entry) => [keyOf(entry), entry])));
  if (!was || !our || !their) return null;
  const kept = new Map<string, unknown>();
  for (const key of new Set([...our.keys(), ...their.keys()])) {
    const [before, mine, other] = [was, our, their].map((list) => canonicalJson(list.get(key) ?? null));
    if (mine !== before && other !== before && mine !== other) return null;
    const entry = mine === before ? their.get(key) : our.get(key);
    if (entry !== undefined) kept.set(key, entry);
  }
  const reordered = canonicalJson(orderOf(our, was)) !== canonicalJson(orderOf(was, our));
  const [first, second] =
    reordered || canonicalJson(orderOf(their, was)) === canonicalJson(orderOf(was, their))
      ? [our, their]
      : [their, our];
  const order = [...first.keys()];
  let previous = -1;
  for (const key of second.keys()) {
    if (!first.has(key)) order.splice(previous + 1, 0, key);
    previous = order.indexOf(key);
  }
  return { value: order.flatMap((key) => (kept.has(key) ? [kept.get(key)] : [])) };
}

function orderOf(list: Map<string, unknown>, other: Map<string, unknown>): string[] {
  return [...list.keys()].filter((key) => other.has(key));
}
