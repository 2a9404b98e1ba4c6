import type { Metadata } from 'next';
import { after, connection } from 'next/server';
import { SearchPage as SearchView } from '../../../components/search/search-page.tsx';
import { getInstitution } from '../../../publishing/institution/published.ts';
import { getSearchResults, getWayFromNothing, recordSearch } from '../../../publishing/search/published.ts';
import { isEmptySearch, searchRequest } from '../../../publishing/search/search-request.ts';
import { SiteFrame } from '../site-frame.tsx';

/** Every search is answered anew, and whole. */
export const instant = false;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The way in may be indexed; results, which are without end, may not. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const request = searchRequest(await searchParams);
  if (isEmptySearch(request)) {
    return {
      title: 'Search',
      description: 'Find publications, people and topics by any word they use.',
      alternates: { canonical: '/search' },
    };
  }
  const { query } = request;
  return { title: query === '' ? 'Search' : `Search: ${query}`, robots: { index: false, follow: true } };
}

export default async function SearchPage({ searchParams }: Props) {
  await connection();
  const request = searchRequest(await searchParams);
  const empty = isEmptySearch(request);
  const [results, institution] = await Promise.all([empty ? null : getSearchResults(request), getInstitution()]);
  const nothing = !results || results.hits.length === 0 ? await getWayFromNothing(request.query) : null;
  if (results && request.page === 1 && request.query !== '') after(() => recordSearch(request.query, results.total));
  return (
    <SiteFrame>
      <SearchView request={request} results={results} nothing={nothing} institution={institution} />
    </SiteFrame>
  );
}
