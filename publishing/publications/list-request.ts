import { ALL_KINDS, type Kind } from '../kinds.ts';
import type { PublicationState } from './publication.ts';

/** What of its publications the newsroom is asked to list, as it stands in the address. */
export type ListRequest = {
  /** `null`: everything but the bin. `binned` is the bin. */
  state: PublicationState | 'binned' | null;
  kind: Kind | null;
  /** Id of a person in the byline. */
  person: string | null;
  /** Id of a topic, region, program or series. */
  hub: string | null;
  /** Only what the member began or is in the byline of. */
  mine: boolean;
  /** Words of the title, each anywhere in it. */
  words: string;
  sort: ListSort;
  page: number;
};

export const LIST_SORTS = {
  changed: 'Last changed',
  title: 'Title',
  release: 'Release date',
  due: 'Due date',
  created: 'Begun',
} as const;
export type ListSort = keyof typeof LIST_SORTS;

export const LIST_STATES = {
  draft: 'Draft',
  in_review: 'In review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
  binned: 'Bin',
} as const satisfies Record<PublicationState | 'binned', string>;

export const LIST_PAGE = 50;
const LAST_PAGE = 100_000;

type Parameters = Record<string, string | string[] | undefined>;

/** What an address asks for; whatever in it means nothing is left out. */
export function readListRequest(parameters: Parameters): ListRequest {
  const one = (name: string) => {
    const value = parameters[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  const page = /^\d{1,6}$/.test(one('page')) ? Number(one('page')) : 1;
  return {
    state: oneOf(Object.keys(LIST_STATES) as (keyof typeof LIST_STATES)[], one('state')),
    kind: oneOf(ALL_KINDS, one('kind')),
    person: idOf(one('person')),
    hub: idOf(one('hub')),
    mine: one('mine') === 'on',
    words: one('q').toWellFormed().replaceAll('\0', '').slice(0, 200),
    sort: oneOf(Object.keys(LIST_SORTS) as ListSort[], one('sort')) ?? 'changed',
    page: Math.min(Math.max(page, 1), LAST_PAGE),
  };
}

/** The request as the query of an address, without what is the default; "" or "?…". Another filter begins at page 1 again. */
export function listQuery(request: ListRequest, changes: Partial<ListRequest> = {}): string {
  const asked = { ...request, page: 1, ...changes };
  const query = new URLSearchParams();
  if (asked.state) query.set('state', asked.state);
  if (asked.kind) query.set('kind', asked.kind);
  if (asked.person) query.set('person', asked.person);
  if (asked.hub) query.set('hub', asked.hub);
  if (asked.mine) query.set('mine', 'on');
  if (asked.words) query.set('q', asked.words);
  if (asked.sort !== 'changed') query.set('sort', asked.sort);
  if (asked.page > 1) query.set('page', String(asked.page));
  return query.size > 0 ? `?${query}` : '';
}

function oneOf<T extends string>(known: readonly T[], value: string): T | null {
  return known.find((each) => each === value) ?? null;
}

function idOf(value: string): string | null {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value.toLowerCase() : null;
}
