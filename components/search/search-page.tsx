import { HUB_TYPES } from '../../publishing/hubs/hub.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import { formatCount, formatRange } from '../../publishing/quantities.ts';
import { routes } from '../../publishing/routes.ts';
import { onlyExcludes } from '../../publishing/search/search-query.ts';
import { SEARCH_PAGE_SIZE, searchAddress } from '../../publishing/search/search-request.ts';
import {
  FACETS,
  type SearchRequest,
  type SearchResults,
  SORTS,
  type Sort,
  type WayFromNothing,
} from '../../publishing/search/views.ts';
import { PublicationItem } from '../listing/publication-item.tsx';
import { PersonCard } from '../person/person-card.tsx';
import { SearchFacets } from './search-facets.tsx';
import { SearchField } from './search-field.tsx';
import { SearchHitItem } from './search-hit.tsx';
import { SearchPages } from './search-pages.tsx';

type Props = {
  request: SearchRequest;
  /** Null before anything was searched for. */
  results: SearchResults | null;
  nothing: WayFromNothing | null;
  institution: Institution;
};

/** A search, what it found, and how to narrow it; everything is in the address and nothing needs a script. */
export function SearchPage({ request, results, nothing, institution }: Props) {
  const found = results !== null && results.hits.length > 0;
  return (
    <div className="search">
      <h1 className="page-title">Search</h1>
      <SearchForm request={request} />
      {results && <Summary request={request} results={results} institution={institution} />}
      {results && <Named results={results} />}
      {results && (found || FACETS.some((facet) => request.chosen[facet].length > 0)) && (
        <div className="search-columns">
          <SearchFacets request={request} results={results} institution={institution} />
          <div className="search-results">
            {found && <Sorts request={request} />}
            <ol className="list-entries">
              {results.hits.map((hit) => (
                <li key={hit.card.id}>
                  <SearchHitItem hit={hit} institution={institution} />
                </li>
              ))}
            </ol>
            <SearchPages request={request} results={results} />
          </div>
        </div>
      )}
      {nothing && <Nothing request={request} nothing={nothing} institution={institution} />}
    </div>
  );
}

function SearchForm({ request }: { request: SearchRequest }) {
  return (
    <search aria-label="Publications, people and topics">
      <form className="search-form" action="/search">
        <label htmlFor="search-words">Words, “phrases”, or -words to leave out</label>
        <div className="search-form-row">
          <SearchField id="search-words" typed={request.query} />
          <button type="submit">Search</button>
        </div>
        {FACETS.flatMap((facet) =>
          request.chosen[facet].map((value) => <input key={facet + value} type="hidden" name={facet} value={value} />),
        )}
        {request.sort !== 'relevance' && <input type="hidden" name="sort" value={request.sort} />}
      </form>
    </search>
  );
}

function Summary({
  request,
  results,
  institution,
}: {
  request: SearchRequest;
  results: SearchResults;
  institution: Institution;
}) {
  const { language } = institution;
  const first = (results.page - 1) * SEARCH_PAGE_SIZE + 1;
  const last = Math.min(results.total, first + SEARCH_PAGE_SIZE - 1);
  const about = results.estimated === 'total' ? 'about ' : '';
  const of = `${about}${formatCount(results.total, language)} ${results.total === 1 ? 'publication' : 'publications'}`;
  return (
    <div className="search-summary">
      <p className="list-range" role="status">
        {onlyExcludes(request.query)
          ? `“${request.query}” says only what to leave out. Add a word to look for.`
          : results.total === 0
            ? `Nothing ${results.hits.length > 0 ? 'else ' : ''}was found${request.query ? ` for “${request.query}”` : ''}.`
            : `Showing ${formatRange(first, last, language)} of ${of}`}
      </p>
      {results.corrected.map(({ from, to }) => (
        <p key={from} className="search-corrected">
          Also showing results for <strong>{to.join(', ')}</strong>, since few texts have “{from}”.
        </p>
      ))}
    </div>
  );
}

function Named({ results: { people, hubs } }: { results: SearchResults }) {
  if (people.length === 0 && hubs.length === 0) return null;
  return (
    <section className="search-named" aria-label="People and topics">
      {people.map((person) => (
        <PersonCard key={person.id} person={person} headingLevel={2} />
      ))}
      {hubs.length > 0 && (
        <ul className="search-hubs">
          {hubs.map(({ type, slug, name }) => (
            <li key={type + slug}>
              <span className="label">{HUB_TYPES[type].label}</span> <a href={routes.hub(type, slug)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sorts({ request }: { request: SearchRequest }) {
  const sorts = (Object.keys(SORTS) as Sort[]).filter((sort) => sort !== 'relevance' || request.query !== '');
  const now = request.query === '' && request.sort === 'relevance' ? 'newest' : request.sort;
  return (
    <nav className="search-sorts" aria-label="Order">
      <ul>
        {sorts.map((sort) => (
          <li key={sort}>
            <a href={searchAddress({ ...request, sort, page: 1 })} aria-current={sort === now ? 'true' : undefined}>
              {SORTS[sort]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Nothing({
  request,
  nothing,
  institution,
}: {
  request: SearchRequest;
  nothing: WayFromNothing;
  institution: Institution;
}) {
  const { spelling, hubs, newest } = nothing;
  return (
    <div className="search-nothing">
      {spelling && request.query !== '' && (
        <p className="page-lead">
          Did you mean <a href={searchAddress({ ...request, query: spelling, page: 1 })}>{spelling}</a>?
        </p>
      )}
      {hubs.length > 0 && (
        <section aria-labelledby="nearest">
          <h2 id="nearest" className="section-heading">
            Topics
          </h2>
          <ul className="way-on-sections">
            {hubs.map(({ type, slug, name }) => (
              <li key={slug}>
                <a href={routes.hub(type, slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {newest.length > 0 && (
        <section aria-labelledby="newest">
          <h2 id="newest" className="section-heading">
            Newest work
          </h2>
          <ul className="list-entries">
            {newest.map((card) => (
              <li key={card.id}>
                <PublicationItem card={card} institution={institution} headingLevel={3} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
