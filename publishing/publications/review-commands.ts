import { newId } from '../../lib/ids.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import type { Permission } from '../staff/permissions.ts';
import { staleDraft } from './draft-commands.ts';
import { judge } from './gate-queries.ts';
import { parseContent } from './inputs.ts';
import { keepDraft } from './kept-drafts.ts';
import { checkMove, type Locked, lockPublication } from './locked.ts';
import type { DraftStage, ReviewMove } from './publication.ts';

/*
 * What happens to a draft between writing and release. Each names the counter of the text that was read: a review is of that
 * text and no other. A draft beside something live goes the same way, and readers see nothing of it.
 */

type Reviewed = { id: string; counter: number; message?: string };

/** Gives the draft to review. */
export function submit(actor: Actor, input: Reviewed, outer?: Tx): Promise<Result<null>> {
  return moveDraft(actor, 'submit', 'publication.submit', input, outer);
}

/** Gives the draft to review as it stands, for who has not read its counter: a row in a list. */
export async function submitNewest(actor: Actor, input: { id: string }, outer?: Tx): Promise<Result<null>> {
  return within(outer, async (tx) => {
    const { draft } = await lockPublication(tx, actor, 'publication.submit', input.id);
    return submit(actor, { id: input.id, counter: draft?.counter ?? 0 }, tx);
  });
}

/** Says that this text may go out. It holds until the text changes. */
export function approve(actor: Actor, input: Reviewed, outer?: Tx): Promise<Result<null>> {
  return moveDraft(actor, 'approve', 'publication.approve', input, outer);
}

/** Gives the draft back to be written on; the message says what is missing. */
export async function returnToAuthor(
  actor: Actor,
  input: Reviewed & { message: string },
  outer?: Tx,
): Promise<Result<null>> {
  if (input.message.trim() === '') return refusedFor('message', 'Say what is missing, so that it can be put right.');
  return moveDraft(actor, 'return', 'publication.approve', input, outer);
}

/** Approves a release that was forced, so that it is no longer flagged. Never by who forced or wrote it. */
export async function approveForced(actor: Actor, input: { id: string; forced: string }, outer?: Tx) {
  return within(outer, async (tx): Promise<Result<null>> => {
    const row = await lockPublication(tx, actor, 'publication.approve', input.id);
    const forced = await tx.forcedRelease.findFirst({ where: { id: input.forced, publicationId: row.id } });
    if (!forced || forced.approvedBy !== null) return refusedFor('', 'This release is not flagged any more.');
    if (forced.actor === actor.id || forced.writtenBy === actor.id) {
      return refusedFor('', 'Somebody who neither wrote this nor released it has to approve it.');
    }
    await tx.forcedRelease.update({
      where: { id: forced.id },
      data: { approvedBy: actor.id, approvedAt: row.now },
      select: { id: true },
    });
    await audit(
      tx,
      actor,
      'approve forced release',
      { type: 'publication', id: row.id },
      { before: { flagged: true }, after: { flagged: false }, revision: forced.revision },
    );
    return ok(null);
  });
}

/** Lets a warning of the gate pass, with a reason and under the actor's name. */
export async function waive(
  actor: Actor,
  input: { id: string; counter: number; finding: string; reason: string },
  outer?: Tx,
): Promise<Result<null>> {
  const reason = input.reason.trim();
  if (reason === '') return refusedFor('reason', 'Say why this may stay as it is.');
  if (reason.length > 1000) return refusedFor('reason', 'Say it in at most 1,000 characters.');
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.waive', input.id);
    const text = await textOf(tx, row, input.counter);
    if (!text.ok) return text;
    const content = parseContent(text.value);
    if (!content.ok) return content;
    const finding = (await judge(tx, row.id, content.value)).find(({ id }) => id === input.finding);
    if (!finding) return refusedFor('', 'This warning is gone; look at the page again.');
    if (finding.severity === 'blocker') return refusedFor('', 'This can’t be waived; it has to be put right.');
    const { sentence, about } = finding;
    const given = { sentence, about, reason, actor: actor.id, createdAt: row.now };
    const key = { publicationId_finding: { publicationId: row.id, finding: finding.id } };
    const earlier = await tx.waiver.findUnique({ where: key, select: { reason: true, actor: true } });
    await tx.waiver.upsert({
      where: key,
      create: { id: newId(), publicationId: row.id, finding: finding.id, ...given },
      update: given,
      select: { id: true },
    });
    await audit(
      tx,
      actor,
      'waive',
      { type: 'publication', id: row.id },
      { before: earlier, after: { reason }, finding: finding.id, sentence, about, reason },
    );
    return ok(null);
  });
}

/** Takes a waiver back. */
export async function unwaive(actor: Actor, input: { id: string; finding: string }, outer?: Tx): Promise<Result<null>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.waive', input.id);
    const [waiver] = await tx.waiver.findMany({ where: { publicationId: row.id, finding: input.finding } });
    if (!waiver) return refusedFor('', 'This warning is not waived any more.');
    await tx.waiver.delete({ where: { id: waiver.id } });
    await audit(
      tx,
      actor,
      'take back waiver',
      { type: 'publication', id: row.id },
      {
        before: { reason: waiver.reason, actor: waiver.actor },
        after: null,
        finding: waiver.finding,
        sentence: waiver.sentence,
      },
    );
    return ok(null);
  });
}

/** Each text that was judged stays in the history. */
const KEPT: Record<ReviewMove, string> = {
  submit: 'Submitted for review',
  approve: 'Approved',
  return: 'Returned to its author',
};

const STAGE_AFTER: Record<ReviewMove, DraftStage> = { submit: 'in_review', approve: 'approved', return: 'writing' };

async function moveDraft(
  actor: Actor,
  move: ReviewMove,
  permission: Permission,
  input: Reviewed,
  outer: Tx | undefined,
): Promise<Result<null>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, permission, input.id);
    const legal = checkMove(row, move);
    if (!legal.ok) return legal;
    if (row.draft?.counter !== input.counter) return staleDraft;
    if (move === 'approve' && row.fourEyes && 'member' in actor && row.draft.writtenBy === actor.id) {
      return refusedFor('', 'You wrote the last change yourself. Somebody else has to approve it.');
    }
    const after = { stage: STAGE_AFTER[move], approvedBy: move === 'approve' ? actor.id : null };
    await tx.draft.update({
      where: { publicationId: row.id },
      data: { ...after, approvedAt: move === 'approve' ? row.now : null },
      select: { publicationId: true },
    });
    await keepDraft(tx, actor, row.id, KEPT[move]);
    const message = input.message?.trim();
    await audit(
      tx,
      actor,
      move,
      { type: 'publication', id: row.id },
      {
        before: { stage: row.stage, approvedBy: row.draft.approvedBy },
        after,
        counter: input.counter,
        ...(message ? { message } : {}),
      },
    );
    return ok(null);
  });
}

/** The open draft, or while nobody opened one the newest revision (counter 0). */
async function textOf(tx: Tx, row: Locked, counter: number): Promise<Result<unknown>> {
  const draft = await tx.draft.findUnique({ where: { publicationId: row.id } });
  if (draft) return draft.counter === counter ? ok(draft.content) : staleDraft;
  const revision = await tx.revision.findUniqueOrThrow({
    where: { publicationId_number: { publicationId: row.id, number: row.lastRevision } },
    select: { content: true },
  });
  return ok(revision.content);
}
