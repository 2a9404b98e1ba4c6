import type { Institution } from '../../publishing/institution/institution.ts';
import { formatCount } from '../../publishing/quantities.ts';
import { searchAddress, withChoice } from '../../publishing/search/search-request.ts';
import {
  FACETS,
  type Facet,
  type FacetValue,
  type SearchRequest,
  type SearchResults,
} from '../../publishing/search/views.ts';

type Props = { request: SearchRequest; results: SearchResults; institution: Institution };

/** By what the results can be narrowed, with how many each leaves; a chosen value is taken away by the same link. */
export function SearchFacets({ request, results, institution }: Props) {
  const gone = vanished(request, results);
  return (
    <details className="search-facets" open={FACETS.some((facet) => request.chosen[facet].length > 0)}>
      <summary>Narrow the results</summary>
      {gone.length > 0 && (
        <ul className="search-facet-values">
          {gone.map(({ facet, value }) => (
            <li key={facet + value}>
              <Choice
                request={request}
                facet={facet}
                value={{ value, label: value, count: 0, chosen: true }}
                count="0"
              />
            </li>
          ))}
        </ul>
      )}
      {results.facets.map(({ facet, values }) => (
        <section key={facet} aria-labelledby={`by-${facet}`}>
          <h2 id={`by-${facet}`} className="section-heading">
            {HEADINGS[facet]}
          </h2>
          <ul className="search-facet-values">
            {values.map((value) => (
              <li key={value.value}>
                <Choice
                  request={request}
                  facet={facet}
                  value={value}
                  count={(results.estimated ? 'about ' : '') + formatCount(value.count, institution.language)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

const HEADINGS: Record<Facet, string> = {
  kind: 'Kind',
  topic: 'Topic',
  region: 'Region',
  program: 'Program',
  person: 'Person',
  year: 'Year',
};

type ChoiceProps = { request: SearchRequest; facet: Facet; value: FacetValue; count: string };

function Choice({ request, facet, value: { value, label, chosen }, count }: ChoiceProps) {
  return (
    <a href={searchAddress(withChoice(request, facet, value))} className={chosen ? 'search-chosen' : undefined}>
      <span className="sr-only">{chosen ? 'Remove ' : ''}</span>
      {label} <span className="search-facet-count">{count}</span>
    </a>
  );
}

/** Chosen values that no result has, so that they can still be taken away. */
function vanished(request: SearchRequest, results: SearchResults): { facet: Facet; value: string }[] {
  const shown = new Set(results.facets.flatMap(({ facet, values }) => values.map(({ value }) => `${facet} ${value}`)));
  return FACETS.flatMap((facet) => request.chosen[facet].map((value) => ({ facet, value }))).filter(
    ({ facet, value }) => !shown.has(`${facet} ${value}`),
  );
}
