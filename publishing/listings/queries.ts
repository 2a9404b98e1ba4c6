import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { ALL_KINDS } from '../kinds.ts';
import { CARD_COLUMNS, type CardRow, PUBLIC, toCard } from '../publications/cards.ts';
import type { PublicationCard } from '../publications/views.ts';
import { type KindTotal, type ListPage, PAGE_SIZE, type Scope, scopes } from './listing.ts';

/** One page of a list, newest first; null past the end. Page 1 of an empty list is a page. */
export async function listPage(db: DbOrTx, scope: Scope, page: number): Promise<ListPage | null> {
  const [total, items] = await Promise.all([
    countList(db, scope),
    listSlice(db, scope, (page - 1) * PAGE_SIZE, PAGE_SIZE),
  ]);
  if (page > 1 && items.length === 0) return null;
  const before = (page - 1) * PAGE_SIZE;
  return {
    items,
    page,
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    total,
    first: items.length === 0 ? 0 : before + 1,
    last: before + items.length,
  };
}

/** SQL: how many publications stand in the list `scope` now, which is its total less what waits for its release. */
export function totalNow(scope: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(coalesce((SELECT t.count FROM "ListTotal" t WHERE t.scope = ${scope}), 0)
    - (SELECT count(*) FROM "ListEntry" e WHERE e.scope = ${scope} AND e."releaseAt" > now()))::int`;
}

/** How many publications stand in a list now. */
export async function countList(db: DbOrTx, scope: Scope): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`SELECT ${totalNow(Prisma.sql`${scope}`)} AS total`;
  return row?.total ?? 0;
}

/** The kinds of which anything is public, in the order of their table. */
export async function countKinds(db: DbOrTx): Promise<KindTotal[]> {
  const rows = await db.$queryRaw<{ scope: Scope; total: number }[]>`
    SELECT list.scope, ${totalNow(Prisma.sql`list.scope`)} AS total
    FROM unnest(${ALL_KINDS.map(scopes.kind)}::text[]) list(scope)`;
  const totals = new Map(rows.map(({ scope, total }) => [scope, total]));
  return ALL_KINDS.map((kind) => ({ kind, total: totals.get(scopes.kind(kind)) ?? 0 })).filter(
    ({ total }) => total > 0,
  );
}

/**
 * `limit` publications of a list after skipping the newest `offset`. The quarters' counts tell in which the slice begins, so
 * that only the rest of that quarter is walked, not the whole way from the newest. The limit is written out and the scope is
 * selected: of a limit that is a parameter the database expects a tenth of the list, and of a scope it looks up how long that list
 * is, and so it would plan every question anew, which takes it longer than to answer.
 */
export async function listSlice(db: DbOrTx, scope: Scope, offset: number, limit: number): Promise<PublicationCard[]> {
  const rows = await db.$queryRaw<CardRow[]>`
    WITH waiting AS (SELECT count(*) AS n FROM "ListEntry" WHERE scope = (SELECT ${scope}) AND "releaseAt" > now()),
    quarters AS (
      SELECT quarter, count, sum(count) OVER (ORDER BY quarter DESC) AS upto FROM "ListCount" WHERE scope = (SELECT ${scope}) AND count > 0),
    begin AS (
      SELECT (quarter + interval '3 months') AT TIME ZONE 'UTC' AS until, (SELECT n FROM waiting) + ${offset} - (upto - count) AS skip
      FROM quarters WHERE upto > (SELECT n FROM waiting) + ${offset} ORDER BY quarter DESC LIMIT 1),
    entries AS (
      SELECT e."publicationId", e."releaseAt" FROM begin, LATERAL (
        SELECT "publicationId", "releaseAt" FROM "ListEntry"
        WHERE scope = (SELECT ${scope}) AND "releaseAt" < begin.until
        ORDER BY "releaseAt" DESC, "publicationId" DESC OFFSET begin.skip LIMIT ${Prisma.raw(String(limit))}) e)
    SELECT ${CARD_COLUMNS} FROM entries JOIN "Publication" p ON p.id = entries."publicationId" WHERE ${PUBLIC}
    ORDER BY entries."releaseAt" DESC, entries."publicationId" DESC`;
  return rows.map(toCard);
}
