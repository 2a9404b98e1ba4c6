import type { HubType } from '../hubs/hub.ts';
import type { Kind } from '../kinds.ts';
import type { PersonCard } from '../people/views.ts';
import type { HubLink, PublicationCard } from '../publications/views.ts';

/** By what results can be narrowed. */
export const FACETS = ['kind', 'topic', 'region', 'program', 'person', 'year'] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = { relevance: 'Relevance', newest: 'Newest first', oldest: 'Oldest first' } as const;
export type Sort = keyof typeof SORTS;

/** A search as its address says it. Values of facets are those of addresses: a kind's segment, slugs, a year. */
export type SearchRequest = {
  query: string;
  chosen: Record<Facet, string[]>;
  sort: Sort;
  page: number;
};

/** Part of a text; `hit` where the search matches. */
export type TextRun = { text: string; hit: boolean };

export type SearchHit = { card: PublicationCard; title: TextRun[]; passages: TextRun[][]; pinned: boolean };
export type FacetValue = { value: string; label: string; count: number; chosen: boolean };
export type FacetView = { facet: Facet; values: FacetValue[] };

/** What was counted in a sample only, because there is too much: each value of each result, or the results as well. */
export type Estimated = 'nothing' | 'values' | 'total';

export type SearchResults = {
  hits: SearchHit[];
  total: number;
  estimated: Estimated;
  page: number;
  pageCount: number;
  facets: FacetView[];
  people: PersonCard[];
  hubs: HubLink[];
  /** Words that were taken for typing errors, with what was searched for as well. */
  corrected: { from: string; to: string[] }[];
};

/** When nothing was found: what may have been meant, where to look, what is new. */
export type WayFromNothing = { spelling: string | null; hubs: HubLink[]; newest: PublicationCard[] };

export type Suggestion = { type: 'publication' | 'person' | HubType; kind?: Kind; label: string; href: string };
