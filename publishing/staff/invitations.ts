import { z } from 'zod';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refused, refusedFor } from '../../lib/result.ts';
import { hashOfToken, newToken } from '../../lib/token.ts';
import { transaction } from '../../lib/transaction.ts';
import { type Actor, authorize, memberActor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { isTaken } from './address-taken.ts';
import { auth } from './auth.ts';
import { emailAddress } from './email.ts';
import { invitationEnd } from './first-administrator.ts';
import { checkPassword } from './password.ts';

const roles = ['contributor', 'author', 'editor', 'publisher', 'administrator'] as const;

export const invitationSchema = z.strictObject({
  email: emailAddress(),
  role: z.enum(roles),
  personId: z.uuid().nullable().default(null),
  limited: z.boolean().default(false),
  programs: z.array(z.uuid()).default([]),
});

export type InvitationInput = z.input<typeof invitationSchema>;

/** Invites somebody; an earlier invitation to the same address ends. Gives the token for the link in the mail. */
export async function invite(actor: Actor, input: InvitationInput): Promise<Result<{ token: string; email: string }>> {
  authorize(actor, 'member.manage');
  const checked = parse(invitationSchema, input);
  if (!checked.ok) return checked;
  const { email } = checked.value;
  const { token, hash } = newToken();
  return transaction(async (tx) => {
    if (await isTaken(tx, email)) {
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
    return ok({ token, email });
  });
}

/** Takes an invitation back before it is accepted: its link leads nowhere from then on. */
export async function withdrawInvitation(actor: Actor, input: { id: string }): Promise<Result<null>> {
  authorize(actor, 'member.manage');
  return transaction(async (tx) => {
    const [invitation] = await tx.$queryRaw<{ email: string; role: string }[]>`
      DELETE FROM "Invitation" WHERE id = ${input.id}::uuid AND email IS NOT NULL AND "acceptedAt" IS NULL
      RETURNING email, role::text`;
    if (!invitation) return refusedFor('', 'This invitation was accepted or taken back already.');
    await audit(
      tx,
      actor,
      'withdraw invitation',
      { type: 'member', id: input.id },
      { before: { ...invitation }, after: null },
    );
    return ok(null);
  });
}

const acceptanceSchema = z.strictObject({
  name: z.string().trim().min(1, 'Write your name.').max(200),
  email: emailAddress(),
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
    const open = { tokenHash: hashOfToken(token), acceptedAt: null, expiresAt: { gt: new Date() } };
    const invitation = await tx.invitation.findFirst({ where: open });
    if (!invitation) return over;
    const email = invitation.email ?? checked.value.email;
    if (await isTaken(tx, email)) {
      return refusedFor('email', 'There is an account with this address already. Sign in with it.');
    }
    const used = await tx.invitation.updateMany({ where: open, data: { acceptedAt: new Date() } });
    if (used.count === 0) return over;
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

const over = refusedFor('', 'This invitation was used or is too old. Ask for a new one.');
