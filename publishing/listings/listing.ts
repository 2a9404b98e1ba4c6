import type { Group, Kind } from '../kinds.ts';
import type { PublicationCard } from '../publications/views.ts';

export const PAGE_SIZE = 20;

/** The most pages that one request may ask for, and that grow in place in one document. */
export const PAGES_AT_ONCE = 25;

/** The name of one public list. */
export type Scope = `group:${Group}` | `kind:${Kind}` | `hub:${string}` | `person:${string}` | `organization:${string}`;

export const scopes = {
  group: (group: Group): Scope => `group:${group}`,
  kind: (kind: Kind): Scope => `kind:${kind}`,
  hub: (id: string): Scope => `hub:${id}`,
  person: (id: string): Scope => `person:${id}`,
  organization: (id: string): Scope => `organization:${id}`,
};

/** `first` and `last` count from 1; an empty list has page 1 with both 0. */
export type ListPage = {
  items: PublicationCard[];
  page: number;
  pageCount: number;
  total: number;
  first: number;
  last: number;
};

/** How many publications of a kind are public. */
export type KindTotal = { kind: Kind; total: number };

/** The page number in `[]` (page 1) or `['page', 'N']` with N from 2 up, written plainly; anything else is null. */
export function pageFromSegments(segments: string[]): number | null {
  if (segments.length === 0) return 1;
  const [word, number] = segments;
  if (segments.length !== 2 || word !== 'page' || !number || !/^[1-9]\d{0,6}$/.test(number)) return null;
  const page = Number(number);
  return page >= 2 ? page : null;
}
