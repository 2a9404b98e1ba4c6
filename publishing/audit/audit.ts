import type { Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../lib/ids.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import type { Act, AuditSubject } from './acts.ts';

/**
 * What an act changed: what was, and what came of it; null for nothing. Whatever else says more about the act stands beside.
 */
export type AuditDetail = Prisma.InputJsonObject & {
  before: Prisma.InputJsonObject | null;
  after: Prisma.InputJsonObject | null;
};

/** Writes one row of the audit log in the transaction of the act it records. */
export async function audit(
  tx: Tx,
  actor: Actor,
  action: Act,
  subject: { type: AuditSubject; id: string },
  detail: AuditDetail,
): Promise<void> {
  await auditAll(tx, actor, action, [{ ...subject, detail }]);
}

/** Writes a row for each subject of one act. */
export async function auditAll(
  tx: Tx,
  actor: Actor,
  action: Act,
  subjects: { type: AuditSubject; id: string; detail: AuditDetail }[],
): Promise<void> {
  await tx.auditEntry.createMany({
    data: subjects.map(({ type, id, detail }) => ({
      id: newId(),
      actor: actor.id,
      address: 'address' in actor ? actor.address : null,
      action,
      subjectType: type,
      subjectId: id,
      detail,
    })),
  });
}
