import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { followMergesOf } from '../directory/merges.ts';
import { contentJson, type PublicationContent } from './content.ts';
import { staleDraft } from './draft-commands.ts';
import type { Locked } from './locked.ts';
import type { DraftStage } from './publication.ts';

/* The text that a scheduled release has put where nobody sees it yet: it is the newest revision, and a draft no more. */

/** The open draft; or, while a release is scheduled and nobody opened a draft, the text that waits. */
export async function textToRelease(
  tx: Tx,
  row: Locked,
  counter: number,
): Promise<Result<{ content: unknown; writtenBy: string | null; approvedBy: string | null }>> {
  const draft = await tx.draft.findUnique({ where: { publicationId: row.id } });
  if (draft) {
    if (draft.counter !== counter) return staleDraft;
    return ok({ content: draft.content, writtenBy: draft.actor, approvedBy: draft.approvedBy });
  }
  if (row.state !== 'scheduled') {
    return refusedFor('draft', 'There is no open draft to release. Open one and change it first.');
  }
  const { content, writtenBy, approvedBy } = await tx.revision.findUniqueOrThrow({
    where: { publicationId_number: { publicationId: row.id, number: row.lastRevision } },
    select: { content: true, writtenBy: true, approvedBy: true },
  });
  return ok({ content, writtenBy, approvedBy });
}

/** The text that waited for its time as the open draft. */
export async function reopen(tx: Tx, actor: Actor, row: Locked): Promise<{ counter: number; stage: DraftStage }> {
  const revision = await tx.revision.findUniqueOrThrow({
    where: { publicationId_number: { publicationId: row.id, number: row.lastRevision } },
  });
  const { approvedBy } = revision;
  const content = await followMergesOf(tx, revision.content as unknown as PublicationContent);
  return tx.draft.create({
    data: {
      publicationId: row.id,
      content: contentJson(content),
      schemaVersion: revision.schemaVersion,
      baseRevision: revision.number,
      actor: revision.writtenBy ?? actor.id,
      ...(approvedBy ? { stage: 'approved' as const, approvedBy, approvedAt: row.now } : {}),
    },
    select: { counter: true, stage: true },
  });
}
