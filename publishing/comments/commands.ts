import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, transaction } from '../../lib/transaction.ts';
import { type Actor, Forbidden, Missing } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { lockPublication } from '../publications/locked.ts';
import type { Anchor } from './anchor.ts';
import { tellOthers } from './comment-mail.ts';
import { deleteInput, editInput, replyInput, resolveInput, type ThreadInput, threadInput } from './inputs.ts';

/** Begins a thread about a passage. Whose publication it is hears of it by mail. */
export async function addThread(actor: Actor, input: ThreadInput): Promise<Result<{ id: string }>> {
  const checked = parse(threadInput, input);
  if (!checked.ok) return checked;
  const { publicationId, anchor, text } = checked.value;
  return transaction(async (tx) => {
    const publication = await lockPublication(tx, actor, 'publication.comment', publicationId);
    const id = newId();
    await tx.commentThread.create({
      data: { id, publicationId, anchor, text, createdBy: actor.id },
      select: { id: true },
    });
    await audit(
      tx,
      actor,
      'comment',
      { type: 'publication', id: publicationId },
      { before: null, after: { quote: anchor.quote, text }, thread: id },
    );
    await tellOthers(tx, actor, publication, { quote: anchor.quote, text, involved: [] });
    return ok({ id });
  });
}

/** Answers in a thread; an answer to a resolved one opens it again. Everybody in it hears of it by mail. */
export async function reply(actor: Actor, input: { threadId: string; text: string }): Promise<Result<{ id: string }>> {
  const checked = parse(replyInput, input);
  if (!checked.ok) return checked;
  const { threadId, text } = checked.value;
  return transaction(async (tx) => {
    const { thread, publication } = await lockThread(tx, actor, threadId);
    const id = newId();
    await tx.commentReply.create({ data: { id, threadId, text, createdBy: actor.id }, select: { id: true } });
    if (thread.resolvedAt) await tx.commentThread.update({ where: { id: threadId }, data: OPEN, select: { id: true } });
    const was = thread.resolvedAt ? { resolved: true } : null;
    await audit(
      tx,
      actor,
      'reply',
      { type: 'publication', id: publication.id },
      { before: was, after: { text, ...(was ? { resolved: false } : {}) }, thread: threadId, reply: id },
    );
    const involved = [thread.createdBy, ...thread.replies.map(({ createdBy }) => createdBy)];
    await tellOthers(tx, actor, publication, { quote: (thread.anchor as Anchor).quote, text, involved });
    return ok({ id });
  });
}

/** Says that a thread is done with, or that it is not. */
export async function resolveThread(
  actor: Actor,
  input: { threadId: string; resolved: boolean },
): Promise<Result<null>> {
  const checked = parse(resolveInput, input);
  if (!checked.ok) return checked;
  const { threadId, resolved } = checked.value;
  return transaction(async (tx) => {
    const { thread, publication } = await lockThread(tx, actor, threadId);
    if ((thread.resolvedAt !== null) === resolved) return ok(null);
    const data = resolved ? { resolvedAt: publication.now, resolvedBy: actor.id } : OPEN;
    await tx.commentThread.update({ where: { id: threadId }, data, select: { id: true } });
    await audit(
      tx,
      actor,
      resolved ? 'resolve comment' : 'reopen comment',
      { type: 'publication', id: publication.id },
      { before: { resolved: !resolved }, after: { resolved }, thread: threadId },
    );
    return ok(null);
  });
}

/** Changes what the actor wrote, in a thread's first words or in a reply. */
export async function editComment(actor: Actor, input: { id: string; text: string }): Promise<Result<null>> {
  const checked = parse(editInput, input);
  if (!checked.ok) return checked;
  const { id, text } = checked.value;
  return transaction(async (tx) => {
    const { comment, publication } = await lockComment(tx, actor, id);
    const change = { where: { id }, data: { text, editedAt: publication.now }, select: { id: true } };
    if (comment.type === 'thread') await tx.commentThread.update(change);
    else await tx.commentReply.update(change);
    await audit(
      tx,
      actor,
      'edit comment',
      { type: 'publication', id: publication.id },
      { before: { text: comment.text }, after: { text }, comment: id },
    );
    return ok(null);
  });
}

/** Takes back what the actor wrote; a thread only while nobody else has answered in it. */
export async function deleteComment(actor: Actor, input: { id: string }): Promise<Result<null>> {
  const checked = parse(deleteInput, input);
  if (!checked.ok) return checked;
  const { id } = checked.value;
  return transaction(async (tx) => {
    const { comment, thread, publication } = await lockComment(tx, actor, id);
    if (comment.type === 'thread') {
      if (thread.replies.some(({ createdBy }) => createdBy !== actor.id)) {
        return refusedFor('', 'Others have answered here. Resolve it instead.');
      }
      await tx.commentThread.delete({ where: { id }, select: { id: true } });
    } else {
      await tx.commentReply.delete({ where: { id }, select: { id: true } });
    }
    await audit(
      tx,
      actor,
      'delete comment',
      { type: 'publication', id: publication.id },
      {
        before: {
          text: comment.text,
          ...(comment.type === 'thread'
            ? { quote: (thread.anchor as Anchor).quote, replies: thread.replies.map(({ text }) => text) }
            : {}),
        },
        after: null,
        comment: id,
      },
    );
    return ok(null);
  });
}

const OPEN = { resolvedAt: null, resolvedBy: null };

async function lockThread(tx: Tx, actor: Actor, id: string) {
  const found = await tx.commentThread.findUnique({ where: { id }, select: { publicationId: true } });
  if (!found) throw new Missing('comment', id);
  const publication = await lockPublication(tx, actor, 'publication.comment', found.publicationId);
  const thread = await tx.commentThread.findUnique({
    where: { id },
    include: { replies: { select: { id: true, createdBy: true, text: true } } },
  });
  if (!thread) throw new Missing('comment', id);
  return { thread, publication };
}

/** A thread or a reply by its id, if the actor wrote it. */
async function lockComment(tx: Tx, actor: Actor, id: string) {
  const answer = await tx.commentReply.findUnique({ where: { id }, select: { threadId: true } });
  const { thread, publication } = await lockThread(tx, actor, answer?.threadId ?? id);
  const reply = thread.replies.find((each) => each.id === id);
  const comment = reply ? { type: 'reply' as const, ...reply } : { type: 'thread' as const, ...thread };
  if (comment.createdBy !== actor.id) throw new Forbidden('publication.comment');
  return { comment, thread, publication };
}
