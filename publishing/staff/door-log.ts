import { transaction } from '../../lib/transaction.ts';
import { type Actor, stranger } from '../actor.ts';
import type { Act } from '../audit/acts.ts';
import { audit } from '../audit/audit.ts';
import { countAgain } from './attempts.ts';
import { findByEmail } from './desk.ts';
import type { WayIn } from './limits.ts';

/*
 * What was tried at the doors and did not open. Each row costs an attempt that limits.ts counts, and all of them together are
 * no more than `MOST`, so that nobody fills the log from outside; what is left out is said once.
 */

const MOST = { most: 1000, minutes: 60 };

/** Who was tried, as far as that is known: the account's e-mail address as it was typed, or the member; and who tried, if signed in. */
export type Tried = { account?: string; memberId?: string | null; actor?: Actor; address: string };

/** The acts of who is not let in, by the way tried. */
const ACTS: Record<WayIn, Act> = {
  'sign in': 'fail to sign in',
  'second factor': 'fail at the second factor',
  passkey: 'fail with a passkey',
  reset: 'fail to set a new password',
  invitation: 'fail to accept an invitation',
  'own password': 'fail to prove the password',
  'new address': 'fail to change the address',
  preview: 'try preview links',
};

/** Logs an attempt that was refused. What was typed as a password or a code is in no row. */
export async function recordRefusal(way: WayIn, tried: Tried, reason: string): Promise<void> {
  await record(ACTS[way], way, tried, reason);
}

/** Logs that a new password was asked for; whether there is such an account only the log says. */
export async function recordResetRequest({ account, address }: { account: string; address: string }): Promise<void> {
  await record('ask for a new password', 'reset', { account, address }, null);
}

async function record(action: Act, way: WayIn, tried: Tried, reason: string | null): Promise<void> {
  const count = await countAgain('refusals', 'all', MOST.minutes);
  if (count > MOST.most + 1) return;
  const { account, address } = tried;
  const memberId = tried.memberId ?? (await findByEmail(account ?? ''));
  const subject = memberId ? { type: 'member' as const, id: memberId } : { type: 'door' as const, id: way };
  const why = count > MOST.most ? `More than ${MOST.most} within an hour: the rest of the hour is not logged.` : reason;
  const detail = { before: null, after: null, way, ...(account ? { account } : {}), ...(why ? { reason: why } : {}) };
  await transaction((tx) => audit(tx, tried.actor ?? stranger(address), action, subject, detail));
}
