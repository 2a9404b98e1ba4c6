import type { HubType } from '../hubs/hub.ts';
import type { Noun } from './directory.ts';

/** A shelf is one list of the newsroom's directory, named as its address ends. */
export const SHELVES = {
  people: { noun: 'person', type: null, label: 'Person', plural: 'People' },
  organizations: { noun: 'organization', type: null, label: 'Organization', plural: 'Organizations' },
  outlets: { noun: 'outlet', type: null, label: 'Outlet', plural: 'Outlets' },
  topics: { noun: 'hub', type: 'topic', label: 'Topic', plural: 'Topics' },
  regions: { noun: 'hub', type: 'region', label: 'Region', plural: 'Regions' },
  programs: { noun: 'hub', type: 'program', label: 'Program', plural: 'Programs' },
  series: { noun: 'hub', type: 'series', label: 'Series', plural: 'Series' },
} as const satisfies Record<string, { noun: Noun; type: HubType | null; label: string; plural: string }>;

export type Shelf = keyof typeof SHELVES;

export function isShelf(name: string): name is Shelf {
  return Object.hasOwn(SHELVES, name);
}

/** Which of a shelf are asked for, as it stands in the address. */
export type ShelfRequest = { words: string; show: keyof typeof SHOWN; page: number };

export const SHOWN = { current: 'Current', retired: 'Retired', merged: 'Merged' } as const;

export const SHELF_PAGE = 50;

export function readShelfRequest(parameters: Record<string, string | string[] | undefined>): ShelfRequest {
  const one = (name: string) => [parameters[name] ?? ''].flat()[0]?.trim() ?? '';
  const show = one('show');
  return {
    words: one('q').toWellFormed().replaceAll('\0', '').slice(0, 200),
    show: Object.hasOwn(SHOWN, show) ? (show as keyof typeof SHOWN) : 'current',
    page: /^[1-9]\d{0,4}$/.test(one('page')) ? Number(one('page')) : 1,
  };
}

/** The request as the query of an address, without what is the default; "" or "?…". Another filter begins at page 1 again. */
export function shelfQuery(request: ShelfRequest, changes: Partial<ShelfRequest> = {}): string {
  const asked = { ...request, page: 1, ...changes };
  const query = new URLSearchParams();
  if (asked.show !== 'current') query.set('show', asked.show);
  if (asked.words) query.set('q', asked.words);
  if (asked.page > 1) query.set('page', String(asked.page));
  return query.size > 0 ? `?${query}` : '';
}
