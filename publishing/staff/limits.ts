import { createHash } from 'node:crypto';
import { db } from '../../lib/db.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';

/** How often a way in may be tried: for one account from anywhere, and from one address for any account. */
export const LIMITS = {
  'sign in': { account: { most: 10, minutes: 15 }, address: { most: 50, minutes: 15 } },
  'second factor': { account: { most: 10, minutes: 15 }, address: { most: 50, minutes: 15 } },
  passkey: { account: null, address: { most: 50, minutes: 15 } },
  reset: { account: { most: 5, minutes: 60 }, address: { most: 20, minutes: 60 } },
  invitation: { account: null, address: { most: 20, minutes: 60 } },
  /** Links that lead nowhere; those that open are not counted. */
  preview: { account: null, address: { most: 60, minutes: 15 } },
} satisfies Record<string, Record<'account' | 'address', { most: number; minutes: number } | null>>;

export type WayIn = keyof typeof LIMITS;

/**
 * Counts an attempt in the database, which all instances share, and refuses it past the limit. The answer is the same
 * whether the account exists or not.
 */
export async function countAttempt(way: WayIn, who: { account?: string; address: string }): Promise<Result<null>> {
  const limits = LIMITS[way];
  const counted = await Promise.all([
    limits.account && who.account !== undefined ? count(way, 'account', who.account, limits.account) : true,
    limits.address ? count(way, 'address', who.address, limits.address) : true,
  ]);
  return counted.every(Boolean)
    ? ok(null)
    : refusedFor('', 'There were too many attempts. Wait a quarter of an hour, then try again.');
}

/** Whether an address has used up its attempts, without counting one. */
export async function attemptsSpent(way: WayIn, { address }: { address: string }): Promise<boolean> {
  const limit = LIMITS[way].address;
  const row = await db().attempt.findUnique({ where: { key: keyOf(way, 'address', address) } });
  return row !== null && row.count >= limit.most && row.startedAt > new Date(Date.now() - limit.minutes * 60_000);
}

/** Forgets an account's attempts once one succeeded. The address's own count stays. */
export async function forgetAttempts(way: WayIn, account: string): Promise<void> {
  await db().attempt.deleteMany({ where: { key: keyOf(way, 'account', account) } });
}

async function count(
  way: WayIn,
  kind: 'account' | 'address',
  value: string,
  limit: { most: number; minutes: number },
): Promise<boolean> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    INSERT INTO "Attempt" AS a (key, count, "startedAt") VALUES (${keyOf(way, kind, value)}, 1, now())
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN a."startedAt" < now() - make_interval(mins => ${limit.minutes}::int) THEN 1 ELSE a.count + 1 END,
      "startedAt" = CASE WHEN a."startedAt" < now() - make_interval(mins => ${limit.minutes}::int) THEN now() ELSE a."startedAt" END
    RETURNING a.count`;
  return (row?.count ?? 1) <= limit.most;
}

function keyOf(way: WayIn, kind: string, value: string): string {
  return createHash('sha256').update(`${way}\n${kind}\n${value.trim().toLowerCase()}`).digest('hex');
}
