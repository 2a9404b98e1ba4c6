import { newId } from '../../lib/ids.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { newToken } from '../../lib/token.ts';
import { transaction } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { takeFactors } from './commands.ts';

const MINUTES_OPEN = 60;

/**
 * A way back for a member whom no administrator can help, asked for at the server: second factor and passkeys are taken away, and
 * the token is for a link to choose a new password.
 */
export async function letIn(actor: Actor, input: { email: string }): Promise<Result<{ token: string }>> {
  authorize(actor, 'member.manage');
  const { token } = newToken();
  return transaction(async (tx) => {
    const member = await tx.member.findUnique({
      where: { email: input.email.trim().toLowerCase() },
      select: { id: true, disabledAt: true },
    });
    if (!member) return refusedFor('email', `No member has the address ${input.email}.`);
    if (member.disabledAt) return refusedFor('email', 'This account is closed. An administrator can open it again.');
    const before = await takeFactors(tx, member.id);
    await tx.memberVerification.create({
      data: {
        id: newId(),
        identifier: `reset-password:${token}`,
        value: member.id,
        expiresAt: new Date(Date.now() + MINUTES_OPEN * 60_000),
      },
      select: { id: true },
    });
    await audit(
      tx,
      actor,
      'let in',
      { type: 'member', id: member.id },
      { before, after: { secondFactor: false, passkeys: [] } },
    );
    return ok({ token });
  });
}
