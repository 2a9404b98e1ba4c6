import { z } from 'zod';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refused, refusedFor } from '../../lib/result.ts';
import { hashOfToken, newToken } from '../../lib/token.ts';
import { transaction } from '../../lib/transaction.ts';
import { type Actor, authorize, memberActor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { auth } from './auth.ts';
import { invitationEnd } from './first-administrator.ts';
import { checkPassword } from './password.ts';

const roles = ['contributor', 'author', 'editor', 'publisher', 'administrator'] as const;

export const invitationSchema = z.strictObject({
  email: z.email('Write an e-mail address.').trim().toLowerCase(),
  role: z.enum(roles),
  personId: z.uuid().nullable().default(null),
  limited: z.boolean().default(false),
  programs: z.array(z.uuid()).default([]),
});

export type InvitationInput = z.input<typeof invitationSchema>;

/** Invites somebody; an earlier invitation to the same address ends. Gives the token for the link in the mail. */
export async function invite(actor: Actor, input: InvitationInput): Promise<Result<{ token: string }>> {
  authorize(actor, 'member.manage');
  const checked = parse(invitationSchema, input);
  if (!checked.ok) return checked;
  const { email } = checked.value;
  const { token, hash } = newToken();
  return transaction(async (tx) => {
    if (await tx.member.findUnique({ where: { email }, select: { id: true } })) {
      return refusedFor('email', 'Somebody with this address is a member already.');
    }
    const { personId, programs } = checked.value;
    if (personId && !(await tx.person.findUnique({ where: { id: personId }, select: { id: true } }))) {
      return refusedFor('personId', 'This person is not there any more.');
    }
    const known = await tx.hub.count({ where: { id: { in: programs }, type: 'program' } });
    if (known < new Set(programs).size) return refusedFor('programs', 'One of these programs is not there any more.');
    const earlier = await tx.invitation.deleteMany({ where: { email, acceptedAt: null } });
    const id = newId();
    await tx.invitation.create({
      data: { ...checked.value, id, tokenHash: hash, invitedBy: actor.id, expiresAt: invitationEnd() },
      select: { id: true },
    });
    const { role, limited } = checked.value;
    await audit(
      tx,
      actor,
      'invite',
      { type: 'member', id },
      {
        before: earlier.count > 0 ? { invitations: earlier.count } : null,
        after: { email, role, limited, programs, personId },
      },
    );
    return ok({ token });
  });
}

const acceptanceSchema = z.strictObject({
  name: z.string().trim().min(1, 'Write your name.').max(200),
  email: z.email('Write an e-mail address.').trim().toLowerCase(),
  password: z.string(),
});

/** Makes the member that was invited. Of two who use one link at the same time, one succeeds. */
export async function acceptInvitation(
  token: string,
  input: z.input<typeof acceptanceSchema>,
  address: string | null = null,
): Promise<Result<{ email: string }>> {
  const checked = parse(acceptanceSchema, input);
  if (!checked.ok) return checked;
  const { name, password } = checked.value;
  const strong = checkPassword(password, [name, checked.value.email]);
  if (!strong.ok) return refused(...strong.issues);
  const hashed = await (await auth().$context).password.hash(password);
  return transaction(async (tx) => {
    const invitation = await tx.invitation.findUnique({ where: { tokenHash: hashOfToken(token) } });
    const used = await tx.invitation.updateMany({
      where: { tokenHash: hashOfToken(token), acceptedAt: null, expiresAt: { gt: new Date() } },
      data: { acceptedAt: new Date() },
    });
    if (!invitation || used.count === 0) {
      return refusedFor('', 'This invitation was used or is too old. Ask for a new one.');
    }
    const email = invitation.email ?? checked.value.email;
    const id = newId();
    await tx.member.create({
      data: {
        id,
        name,
        email,
        emailVerified: invitation.email !== null,
        role: invitation.role,
        personId: invitation.personId,
        limited: invitation.limited,
        programs: { create: [...new Set(invitation.programs)].map((hubId) => ({ hubId })) },
        accounts: { create: { id: newId(), accountId: id, providerId: 'credential', password: hashed } },
      },
      select: { id: true },
    });
    const joined = memberActor({ id, role: invitation.role, programs: null, personId: invitation.personId }, address);
    const after = { email, name, role: invitation.role, limited: invitation.limited, programs: invitation.programs };
    await audit(tx, joined, 'join', { type: 'member', id }, { before: null, after });
    return ok({ email });
  });
}
