import { newId } from '../../lib/ids.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { checkSentence } from './inputs.ts';
import type { Locked } from './locked.ts';

/* A release without the approval that the institution asks for; it stays flagged until somebody else approves. */

type Text = { writtenBy: string | null; approvedBy: string | null };

/**
 * Where the institution wants four eyes, a text that a member releases was approved by somebody who did not write its last
 * change; or the release is forced, and the reason is given back.
 */
export function checkApproval(
  actor: Actor,
  row: Locked,
  text: Text,
  { force }: { force?: { reason: string } },
): Result<string | null> {
  const approved = text.approvedBy !== null && text.approvedBy !== text.writtenBy;
  if (!('member' in actor) || !row.fourEyes || approved) return ok(null);
  if (!force) {
    return refusedFor(
      'approval',
      'Somebody who did not write the last change has to approve this text before it goes out.',
    );
  }
  authorize(actor, 'publication.forceRelease', row);
  return checkSentence('reason', force.reason, 'Say why this goes out without an approval; the sentence is kept.');
}

export async function flagForced(
  tx: Tx,
  actor: Actor,
  row: Locked,
  revision: number,
  writtenBy: string | null,
  reason: string,
): Promise<void> {
  await tx.forcedRelease.create({
    data: { id: newId(), publicationId: row.id, revision, reason, actor: actor.id, writtenBy, at: row.now },
    select: { id: true },
  });
  await audit(
    tx,
    actor,
    'force release',
    { type: 'publication', id: row.id },
    { before: null, after: { flagged: true }, revision, reason },
  );
}
