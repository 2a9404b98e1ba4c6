import { newId } from '../../lib/ids.ts';
import { newToken } from '../../lib/token.ts';
import { transaction } from '../../lib/transaction.ts';

const DAYS_OPEN = 7;

/** Until when an invitation made now can be accepted. */
export function invitationEnd(): Date {
  return new Date(Date.now() + DAYS_OPEN * 86_400_000);
}

/** The first administrator's token, made anew at each start until somebody used one; null once there is a member. */
export async function inviteFirstAdministrator(): Promise<string | null> {
  const { token, hash } = newToken();
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('first administrator', 0))`;
    if ((await tx.member.count()) > 0) return null;
    await tx.invitation.deleteMany({ where: { email: null, acceptedAt: null } });
    await tx.invitation.create({
      data: {
        id: newId(),
        tokenHash: hash,
        role: 'administrator',
        invitedBy: 'system:start',
        expiresAt: invitationEnd(),
      },
      select: { id: true },
    });
    return token;
  });
}
