import { createHash } from 'node:crypto';
import { db } from '../../lib/db.ts';

/* How often something was tried: counted in the database, which all instances share, and kept only as a hash of whom. */

/** How often this happened within so many minutes of the first time, this time included. */
export async function countAgain(what: string, whom: string, minutes: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    INSERT INTO "Attempt" AS a (key, count, "startedAt") VALUES (${keyOf(what, whom)}, 1, now())
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN a."startedAt" < now() - make_interval(mins => ${minutes}::int) THEN 1 ELSE a.count + 1 END,
      "startedAt" = CASE WHEN a."startedAt" < now() - make_interval(mins => ${minutes}::int) THEN now() ELSE a."startedAt" END
    RETURNING a.count`;
  const count = row?.count ?? 1;
  if (count === 1) await forgetOld();
  return count;
}

/** How often it happened within so many minutes, without counting once more. */
export async function countSoFar(what: string, whom: string, minutes: number): Promise<number> {
  const row = await db().attempt.findUnique({ where: { key: keyOf(what, whom) } });
  return row && row.startedAt > new Date(Date.now() - minutes * 60_000) ? row.count : 0;
}

export async function forget(what: string, whom: string): Promise<void> {
  await db().attempt.deleteMany({ where: { key: keyOf(what, whom) } });
}

/** Takes more away than comes in, so that nobody fills the table by trying names that nobody has. */
async function forgetOld(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM "Attempt" WHERE key IN (
      SELECT key FROM "Attempt" WHERE "startedAt" < now() - interval '1 day' ORDER BY "startedAt" LIMIT 10
      FOR UPDATE SKIP LOCKED)`;
}

function keyOf(what: string, whom: string): string {
  return createHash('sha256').update(`${what}\n${whom}`).digest('hex');
}
