import { SEARCH_PAGE_SIZE, searchAddress } from '../../publishing/search/search-request.ts';
import type { SearchRequest, SearchResults } from '../../publishing/search/views.ts';
import { PageNumbers } from '../listing/page-numbers.tsx';

type Props = { request: SearchRequest; results: SearchResults };

/** Numbered links to every page of the results that can be turned to. */
export function SearchPages({ request, results: { page, pageCount, total } }: Props) {
  if (pageCount < 2) return null;
  return (
    <>
      <PageNumbers page={page} pageCount={pageCount} href={(to) => searchAddress({ ...request, page: to })} />
      {page === pageCount && total > pageCount * SEARCH_PAGE_SIZE && (
        <p className="search-end">
          There is more than these pages hold. Narrow the results, or change their order, to see it.
        </p>
      )}
    </>
  );
}
