import { pageLinks } from '../../publishing/listings/page-links.ts';
import { SEARCH_PAGE_SIZE, searchAddress } from '../../publishing/search/search-request.ts';
import type { SearchRequest, SearchResults } from '../../publishing/search/views.ts';

type Props = { request: SearchRequest; results: SearchResults };

/** Numbered links to every page of the results that can be turned to. */
export function SearchPages({ request, results: { page, pageCount, total } }: Props) {
  if (pageCount < 2) return null;
  return (
    <>
      <nav className="page-numbers" aria-label="Pages">
        <ul>
          {pageLinks(page, pageCount).map((link, index, links) =>
            link === 'gap' ? (
              <li key={`after ${links[index - 1]}`} aria-hidden="true">
                …
              </li>
            ) : (
              <li key={link}>
                <a href={searchAddress({ ...request, page: link })} aria-current={link === page ? 'page' : undefined}>
                  <span className="sr-only">Page </span>
                  {link}
                </a>
              </li>
            ),
          )}
        </ul>
      </nav>
      {page === pageCount && total > pageCount * SEARCH_PAGE_SIZE && (
        <p className="search-end">
          There is more than these pages hold. Narrow the results, or change their order, to see it.
        </p>
      )}
    </>
  );
}
