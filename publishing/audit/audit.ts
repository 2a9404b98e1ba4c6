import type { Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../lib/ids.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';

export type AuditSubject =
  | 'publication'
  | 'person'
  | 'organization'
  | 'outlet'
  | 'hub'
  | 'redirect'
  | 'file'
  | 'institution'
  | 'member';

/** Writes one row of the audit log in the transaction of the act it records. */
export async function audit(
  tx: Tx,
  actor: Actor,
  action: string,
  subject: { type: AuditSubject; id: string },
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.auditEntry.create({
    data: { id: newId(), actor: actor.id, action, subjectType: subject.type, subjectId: subject.id, detail },
    select: { id: true },
  });
}
