import { subscriberOf } from '../../lib/client-address.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { countAgain, countSoFar, forget } from './attempts.ts';
import { recordRefusal, type Tried } from './door-log.ts';

/** How often a way in may be tried: for one account from anywhere, and from one address for any account. */
export const LIMITS = {
  'sign in': { account: { most: 10, minutes: 15 }, address: { most: 50, minutes: 15 } },
  'second factor': { account: { most: 10, minutes: 15 }, address: { most: 50, minutes: 15 } },
  passkey: { account: null, address: { most: 50, minutes: 15 } },
  reset: { account: { most: 5, minutes: 60 }, address: { most: 20, minutes: 60 } },
  invitation: { account: null, address: { most: 20, minutes: 60 } },
  /** Links to an address that a member wants, asked for and followed. */
  'new address': { account: { most: 5, minutes: 60 }, address: { most: 20, minutes: 60 } },
  /** The password that a member gives again for what a stolen session must not do. */
  'own password': { account: { most: 10, minutes: 15 }, address: null },
  /** Links that lead nowhere; those that open are not counted. */
  preview: { account: null, address: { most: 60, minutes: 15 } },
} satisfies Record<string, Record<'account' | 'address', { most: number; minutes: number } | null>>;

export type WayIn = keyof typeof LIMITS;

/**
 * Counts an attempt in the database, which all instances share, and refuses it past the limit. The answer is the same
 * whether the account exists or not. Of those refused the first is logged.
 */
export async function countAttempt(way: WayIn, who: Tried): Promise<Result<null>> {
  const limits: Record<'account' | 'address', { most: number; minutes: number } | null> = LIMITS[way];
  const over = await Promise.all(
    (['account', 'address'] as const).map(async (kind) => {
      const [limit, value] = [limits[kind], kind === 'account' ? (who.account ?? who.memberId) : who.address];
      if (!limit || value == null) return 0;
      return (await countAgain(way, nameOf(kind, value), limit.minutes)) - limit.most;
    }),
  );
  if (over.every((attempts) => attempts <= 0)) return ok(null);
  if (over.includes(1)) await recordRefusal(way, who, 'Too many attempts: closed for now.');
  return refusedFor('', 'There were too many attempts. Wait a quarter of an hour, then try again.');
}

/** Whether an address has used up its attempts, without counting one. */
export async function attemptsSpent(way: WayIn, { address }: { address: string }): Promise<boolean> {
  const limit = LIMITS[way].address;
  if (!limit) return false;
  return (await countSoFar(way, nameOf('address', address), limit.minutes)) >= limit.most;
}

/** Forgets an account's attempts once one succeeded. The address's own count stays. */
export async function forgetAttempts(way: WayIn, account: string): Promise<void> {
  await forget(way, nameOf('account', account));
}

function nameOf(kind: 'account' | 'address', value: string): string {
  return `${kind}\n${kind === 'address' ? subscriberOf(value) : value.trim().toLowerCase()}`;
}
