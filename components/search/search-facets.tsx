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
  return (
    <div className="search-narrowing">
      <Chosen request={request} results={results} />
      <details className="search-facets">
        <summary>Narrow the results</summary>
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
                    count={
                      (results.estimated === 'nothing' ? '' : 'about ') + formatCount(value.count, institution.language)
                    }
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </details>
    </div>
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

/** What the results are narrowed by. Where all values are in view, only those that no result has. */
function Chosen({ request, results }: Pick<Props, 'request' | 'results'>) {
  const labels = new Map(
    results.facets.flatMap(({ facet, values }) => values.map(({ value, label }) => [`${facet} ${value}`, label])),
  );
  const chosen = FACETS.flatMap((facet) => request.chosen[facet].map((value) => ({ facet, value })));
  if (chosen.length === 0) return null;
  return (
    <ul className="search-narrowed">
      {chosen.map(({ facet, value }) => {
        const label = labels.get(`${facet} ${value}`);
        return (
          <li key={facet + value} className={label === undefined ? undefined : 'search-in-view'}>
            <a href={searchAddress(withChoice(request, facet, value))} className="search-chosen">
              <span className="sr-only">Remove </span>
              {label ?? value}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
