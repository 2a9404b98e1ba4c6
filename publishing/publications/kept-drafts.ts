import type { Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../lib/ids.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';

/**
 * Keeps the open draft as it stands, for the history; to be called under the publication's lock. The same text twice in a row
 * is kept once. Null when no draft is open.
 */
export async function keepDraft(tx: Tx, actor: Actor, id: string, reason: string): Promise<number | null> {
  const draft = await tx.draft.findUnique({ where: { publicationId: id } });
  if (!draft) return null;
  const [last] = await tx.$queryRaw<{ number: number; same: boolean }[]>`
    SELECT k.number, k.content = d.content AS same FROM "KeptDraft" k JOIN "Draft" d ON d."publicationId" = k."publicationId"
    WHERE k."publicationId" = ${id}::uuid ORDER BY k.number DESC LIMIT 1`;
  if (last?.same) return last.number;
  const number = (last?.number ?? 0) + 1;
  await tx.keptDraft.create({
    data: {
      id: newId(),
      publicationId: id,
      number,
      content: draft.content as Prisma.InputJsonValue,
      schemaVersion: draft.schemaVersion,
      author: draft.actor,
      actor: actor.id,
      reason,
    },
    select: { id: true },
  });
  return number;
}
