import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import { findRedirect } from './queries.ts';

/* What the newsroom reads of redirects. Never cached. */

export const REDIRECTS_PAGE = 50;

/** `to` is where it leads now; null while that is something the public may not see. `byHand`: to an address, not to something of ours. */
export type RedirectRow = { path: string; to: string | null; byHand: boolean; createdAt: Date };

export async function listRedirects(
  words: string,
  page: number,
): Promise<{ rows: RedirectRow[]; total: number; pageCount: number }> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const where = words ? Prisma.sql`WHERE r.path ILIKE ${like} OR r.target ILIKE ${like}` : Prisma.empty;
  const [found, [counted]] = await Promise.all([
    db().$queryRaw<{ path: string; target: string | null; createdAt: Date }[]>`
      SELECT r.path, r.target, r."createdAt" FROM "Redirect" r ${where}
      ORDER BY r."createdAt" DESC, r.path LIMIT ${REDIRECTS_PAGE} OFFSET ${(page - 1) * REDIRECTS_PAGE}`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "Redirect" r ${where}`,
  ]);
  const rows = await Promise.all(
    found.map(async ({ path, target, createdAt }) => ({
      path,
      to: target ?? (await findRedirect(db(), encodeURI(path))),
      byHand: target !== null,
      createdAt,
    })),
  );
  const total = counted?.total ?? 0;
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / REDIRECTS_PAGE)) };
}
