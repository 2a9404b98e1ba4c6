import { ALL_KINDS, rulesOf } from '../kinds.ts';
import { searchText } from './search-query.ts';
import { FACETS, type Facet, type SearchRequest, SORTS, type Sort } from './views.ts';

const MOST_CHOSEN = 8;
export const SEARCH_PAGE_SIZE = 20;
/** Results beyond are reached by narrowing or by another order, not by turning pages. */
export const MOST_PAGES = 25;
export const MOST_REACHED = MOST_PAGES * SEARCH_PAGE_SIZE;

/** Reads a search from its address. What can't be understood is left out. */
export function searchRequest(parameters: Record<string, string | string[] | undefined>): SearchRequest {
  const all = (name: string) => [parameters[name] ?? []].flat();
  const [sort = ''] = all('sort');
  const page = Number(all('page')[0]);
  const chosen = Object.fromEntries(
    FACETS.map((facet) => [
      facet,
      [...new Set(all(facet))].filter((value) => VALUES[facet](value)).slice(0, MOST_CHOSEN),
    ]),
  ) as Record<Facet, string[]>;
  return {
    query: searchText(all('q')[0] ?? ''),
    chosen,
    sort: isSort(sort) ? sort : 'relevance',
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** The address of a search, the shortest that says it. */
export function searchAddress(request: Partial<SearchRequest>): string {
  const parameters = new URLSearchParams();
  if (request.query) parameters.set('q', request.query);
  for (const facet of FACETS) for (const value of request.chosen?.[facet] ?? []) parameters.append(facet, value);
  if (request.sort && request.sort !== 'relevance') parameters.set('sort', request.sort);
  if (request.page && request.page > 1) parameters.set('page', String(request.page));
  const text = parameters.toString();
  return text === '' ? '/search' : `/search?${text}`;
}

/** The same search with a value chosen, or no longer; from its first page. */
export function withChoice(request: SearchRequest, facet: Facet, value: string): SearchRequest {
  const before = request.chosen[facet];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return { ...request, page: 1, chosen: { ...request.chosen, [facet]: after } };
}

export function isEmptySearch({ query, chosen }: SearchRequest): boolean {
  return query === '' && FACETS.every((facet) => chosen[facet].length === 0);
}

const isSlug = (value: string) => /^[\p{L}\p{M}\p{N}._-]{1,200}$/u.test(value);
const VALUES: Record<Facet, (value: string) => boolean> = {
  kind: (value) => ALL_KINDS.some((kind) => rulesOf(kind).segment === value),
  topic: isSlug,
  region: isSlug,
  program: isSlug,
  person: isSlug,
  year: (value) => /^\d{4}$/.test(value),
};

function isSort(value: string): value is Sort {
  return Object.hasOwn(SORTS, value);
}
