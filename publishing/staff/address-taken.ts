import type { Tx } from '../../lib/transaction.ts';

/** Whether some member has the e-mail address, which is held until the transaction ends. */
export async function isTaken(tx: Tx, email: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`member ${email}`}, 0))`;
  return (await tx.member.findUnique({ where: { email }, select: { id: true } })) !== null;
}
