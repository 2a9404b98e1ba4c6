import { db } from '../../lib/db.ts';
import { escapeLike } from '../../lib/escape-like.ts';
import { publicationAt } from './pinned-address.ts';
import { searchKey } from './search-query.ts';

/* What the newsroom reads of searches: counts of queries, never of who asked. Never cached. */

export type QueryRow = { query: string; count: number; results: number; pins: number };

const MOST = 100;

/** What was searched for most in the last weeks; `results` as the last search found. */
export function listQueries(weeks: number, nothingFound: boolean, words: string): Promise<QueryRow[]> {
  const like = `%${escapeLike(searchKey(words))}%`;
  return db().$queryRaw<QueryRow[]>`
    SELECT query, sum(count)::int AS count, (array_agg(results ORDER BY day DESC))[1] AS results,
      (SELECT count(*) FROM "SearchPin" s WHERE s.query = c.query)::int AS pins
    FROM "SearchCount" c WHERE day > current_date - ${weeks * 7}::int AND query LIKE ${like}
    GROUP BY query HAVING NOT ${nothingFound}::boolean OR (array_agg(results ORDER BY day DESC))[1] = 0
    ORDER BY 2 DESC, query LIMIT ${MOST}`;
}

export type PinRow = { query: string; publicationId: string; title: string };

/** What is pinned, by query and in order; of one query, or of all. */
export async function listPins(query?: string): Promise<PinRow[]> {
  const rows = await db().searchPin.findMany({
    where: query === undefined ? {} : { query: searchKey(query) },
    orderBy: [{ query: 'asc' }, { position: 'asc' }, { publicationId: 'asc' }],
    take: 500,
    select: { query: true, publicationId: true, publication: { select: { title: true, deskTitle: true } } },
  });
  return rows.map(({ publication, ...row }) => ({ ...row, title: publication.title || publication.deskTitle }));
}

/** The publication at an address of the site. */
export async function findPublicationAt(address: string): Promise<{ id: string } | null> {
  const at = publicationAt(address);
  return at && db().publication.findUnique({ where: { kind_slug: at }, select: { id: true } });
}
