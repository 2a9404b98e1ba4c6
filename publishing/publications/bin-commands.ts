import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { lockPublication } from './locked.ts';

/*
 * The bin holds what staff put aside before the public ever saw it. What lies there keeps its address, its draft and its
 * history, and no list shows it; what was public once is withdrawn instead (commands.ts).
 */

/** Puts a publication into the bin. */
export async function bin(actor: Actor, input: { id: string }, outer?: Tx): Promise<Result<null>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.bin', input.id);
    if (row.binnedAt) return refusedFor('state', 'It lies in the bin already.');
    if (row.state === 'scheduled') {
      return refusedFor('state', 'Its release is scheduled. Cancel that first, then it can go into the bin.');
    }
    if (row.firstReleasedAt !== null) {
      return refusedFor(
        'state',
        'The public knows it, so it can’t go into the bin. Withdraw it, and its address says so.',
      );
    }
    await tx.publication.update({ where: { id: row.id }, data: { binnedAt: row.now }, select: { id: true } });
    await audit(
      tx,
      actor,
      'bin',
      { type: 'publication', id: row.id },
      { before: { binned: false }, after: { binned: true } },
    );
    return ok(null);
  });
}

/** Takes a publication out of the bin, as it was. */
export async function unbin(actor: Actor, input: { id: string }, outer?: Tx): Promise<Result<null>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.bin', input.id);
    if (!row.binnedAt) return refusedFor('state', 'It does not lie in the bin.');
    await tx.publication.update({ where: { id: row.id }, data: { binnedAt: null }, select: { id: true } });
    await audit(
      tx,
      actor,
      'take out of the bin',
      { type: 'publication', id: row.id },
      { before: { binned: true, since: row.binnedAt.toISOString() }, after: { binned: false } },
    );
    return ok(null);
  });
}
