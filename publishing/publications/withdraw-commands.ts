import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { addJob } from '../jobs/add-job.ts';
import { leaveSearch } from '../search/projection.ts';
import { closeVersions } from '../versions/projection.ts';
import { isPublic } from '../visibility.ts';
import { checkPast, checkSentence } from './inputs.ts';
import { checkMove, lockPublication, lockTogether, staleRevision } from './locked.ts';
import { leaveLists } from './projection.ts';
import type { WithdrawalOutcome } from './views.ts';

/** Takes a publication back. Its address stays and says so; lists, counts and rails no longer have it. */
export async function withdraw(
  actor: Actor,
  input: {
    id: string;
    expectedRevision: number;
    outcome: WithdrawalOutcome;
    reason: string;
    replacedById?: string;
    /** For what was withdrawn earlier elsewhere: when. Default: now. */
    at?: Date;
  },
  outer?: Tx,
): Promise<Result<null>> {
  const said = checkSentence('reason', input.reason, 'Say why it is withdrawn; readers see this sentence.');
  if (!said.ok) return said;
  const reason = said.value;
  if ((input.outcome === 'replaced') !== (input.replacedById !== undefined)) {
    return refusedFor('replacedById', 'Name the publication that replaces it, or choose another outcome.');
  }
  return within(outer, async (tx) => {
    if (input.replacedById !== undefined) await lockTogether(tx, [input.id, input.replacedById]);
    const row = await lockPublication(tx, actor, 'publication.withdraw', input.id);
    const legal = checkMove(row, 'withdraw');
    if (!legal.ok) return legal;
    if (row.liveRevision !== input.expectedRevision) return staleRevision(row);
    const ahead = 'A withdrawal can’t be of a day to come. Give one that has passed, or leave it out.';
    const withdrawnAt = checkPast('at', input.at ?? row.now, row.now, ahead);
    if (!withdrawnAt.ok) return withdrawnAt;
    if (input.replacedById !== undefined) {
      if (input.replacedById === row.id) return refusedFor('replacedById', 'A publication can’t replace itself.');
      const other = await tx.publication.findUnique({
        where: { id: input.replacedById },
        select: { state: true, releaseAt: true },
      });
      if (!other) return refusedFor('replacedById', 'The publication that replaces it is not there.');
      if (!isPublic(other, row.now)) {
        return refusedFor(
          'replacedById',
          'Readers can’t see what is to replace it. Choose something that is public now, or release that first.',
        );
      }
    }
    const scopes = await leaveLists(tx, row.id);
    await leaveSearch(tx, row.id);
    if (input.outcome !== 'text_kept') await closeVersions(tx, row.id, row.now);
    await tx.publication.update({
      where: { id: row.id },
      data: {
        state: 'withdrawn',
        withdrawnAt: withdrawnAt.value,
        withdrawalOutcome: input.outcome,
        withdrawalReason: reason,
        replacedById: input.replacedById ?? null,
      },
      select: { id: true },
    });
    if ('member' in actor)
      await addJob(tx, 'pdf.make', { publicationId: row.id }, { key: `pdf:${row.id}`, attempts: 6 });
    const replacedById = input.replacedById ?? null;
    await audit(
      tx,
      actor,
      'withdraw',
      { type: 'publication', id: row.id },
      {
        before: { state: row.state, revision: row.liveRevision },
        after: { state: 'withdrawn', outcome: input.outcome, reason, replacedById },
        reason,
      },
    );
    await announce(tx, { type: 'publication.changed', id: row.id, addresses: [row], scopes });
    return ok(null);
  });
}
