import { z } from 'zod';
import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, transaction } from '../../lib/transaction.ts';
import { type Actor, authorize, Missing, memberActor } from '../actor.ts';
import type { Act } from '../audit/acts.ts';
import { type AuditDetail, audit } from '../audit/audit.ts';
import { difference } from '../audit/difference.ts';
import { addJob } from '../jobs/add-job.ts';
import { memberName } from './member-name.ts';
import { staffRoutes } from './staff-routes.ts';

/* What can be done with members once they are in. Getting in is invitations.ts and the doors. */

const memberSchema = z.strictObject({
  /** Left out: as it is. */
  name: memberName.optional(),
  role: z.enum(['contributor', 'author', 'editor', 'publisher', 'administrator']),
  /** Slug of the person that the member is in bylines. */
  person: z.string().trim().nullable(),
  limited: z.boolean(),
  programs: z.array(z.uuid()).max(100),
});

export type MemberInput = z.input<typeof memberSchema>;

/** Changes what a member may do; it holds from the member's next request. The last administrator stays one. */
export async function changeMember(actor: Actor, input: { id: string; member: MemberInput }): Promise<Result<null>> {
  authorize(actor, 'member.manage');
  const checked = parse(memberSchema, input.member);
  if (!checked.ok) return checked;
  const { programs, person: slug, ...columns } = checked.value;
  return transaction(async (tx) => {
    if (columns.role !== 'administrator' && (await isLastAdministrator(tx, input.id))) return lastAdministrator;
    const person = slug ? await tx.person.findUnique({ where: { slug }, select: { id: true } }) : null;
    if (slug && !person) return refusedFor('person', `There is no person at /people/${slug}.`);
    const known = await tx.hub.count({ where: { id: { in: programs }, type: 'program' } });
    if (known < new Set(programs).size) return refusedFor('programs', 'One of these programs is not there any more.');
    const before = await tx.member.findUnique({
      where: { id: input.id },
      select: {
        name: true,
        role: true,
        limited: true,
        person: { select: { slug: true } },
        programs: { select: { hubId: true } },
      },
    });
    if (!before) throw new Missing('member', input.id);
    await tx.member.update({
      where: { id: input.id },
      data: {
        ...columns,
        personId: person?.id ?? null,
        programs: { deleteMany: {}, create: [...new Set(programs)].map((hubId) => ({ hubId })) },
      },
      select: { id: true },
    });
    await audit(
      tx,
      actor,
      'change',
      { type: 'member', id: input.id },
      difference(
        {
          name: before.name,
          role: before.role,
          limited: before.limited,
          person: before.person?.slug ?? null,
          programs: before.programs.map(({ hubId }) => hubId),
        },
        { name: before.name, ...columns, person: slug, programs },
      ),
    );
    return ok(null);
  });
}

/** Closes or reopens an account. Closing ends every session at once; what the member wrote stays theirs. */
export async function closeMember(actor: Actor, input: { id: string; closed: boolean }): Promise<Result<null>> {
  authorize(actor, 'member.manage');
  return transaction(async (tx) => {
    if (input.closed && (await isLastAdministrator(tx, input.id))) return lastAdministrator;
    const before = await tx.member.findUnique({ where: { id: input.id }, select: { disabledAt: true } });
    if (!before) throw new Missing('member', input.id);
    if ((before.disabledAt !== null) === input.closed) return ok(null);
    await tx.member.update({
      where: { id: input.id },
      data: { disabledAt: input.closed ? new Date() : null },
      select: { id: true },
    });
    if (input.closed) await tx.memberSession.deleteMany({ where: { userId: input.id } });
    await audit(
      tx,
      actor,
      input.closed ? 'close' : 'reopen',
      { type: 'member', id: input.id },
      { before: { closed: !input.closed }, after: { closed: input.closed } },
    );
    return ok(null);
  });
}

/**
 * Takes away a member's second factor and passkeys, for somebody who has lost them: the password alone signs in again, until they
 * set up others. Every session ends, and they hear of it by mail.
 */
export async function resetFactors(actor: Actor, input: { id: string }): Promise<Result<null>> {
  authorize(actor, 'member.manage');
  return transaction(async (tx) => {
    const member = await tx.member.findUnique({ where: { id: input.id }, select: { email: true } });
    if (!member) throw new Missing('member', input.id);
    const before = await takeFactors(tx, input.id);
    if (!before.secondFactor && before.passkeys.length === 0) {
      return refusedFor('', 'There is no second factor and no passkey to take away.');
    }
    await audit(
      tx,
      actor,
      'reset factors',
      { type: 'member', id: input.id },
      { before, after: { secondFactor: false, passkeys: [] } },
    );
    await addJob(tx, 'mail.send', {
      to: member.email,
      subject: 'Your second factor was taken away',
      text: `An administrator took away the second factor and the passkeys of your account, as for somebody who has lost them. Sign in with your password and set up others:\n\n${env().SITE_URL}${staffRoutes.account()}\n\nIf you did not ask for this, tell your administrators at once.\n`,
    });
    return ok(null);
  });
}

/** Takes all but the password from a member, and ends every session; gives what there was. */
export async function takeFactors(tx: Tx, id: string): Promise<{ secondFactor: boolean; passkeys: (string | null)[] }> {
  const { twoFactorEnabled, passkeys } = await tx.member.findUniqueOrThrow({
    where: { id },
    select: { twoFactorEnabled: true, passkeys: { select: { name: true } } },
  });
  const was = { secondFactor: twoFactorEnabled === true, passkeys: passkeys.map(({ name }) => name) };
  if (!was.secondFactor && was.passkeys.length === 0) return was;
  await tx.memberTwoFactor.deleteMany({ where: { userId: id } });
  await tx.memberPasskey.deleteMany({ where: { userId: id } });
  await tx.memberSession.deleteMany({ where: { userId: id } });
  await tx.member.update({ where: { id }, data: { twoFactorEnabled: false }, select: { id: true } });
  return was;
}

/** Ends sessions of the acting member: one, or all (`sessionId` left out). */
export async function endSessions(actor: Actor, input: { sessionId?: string } = {}): Promise<Result<null>> {
  const id = memberIdOf(actor);
  return transaction(async (tx) => {
    const ended = await tx.memberSession.deleteMany({
      where: { userId: id, ...(input.sessionId ? { id: input.sessionId } : {}) },
    });
    if (ended.count === 0) return refusedFor('', 'This session has ended already.');
    await audit(
      tx,
      actor,
      'end sessions',
      { type: 'member', id },
      { before: { sessions: ended.count }, after: { sessions: 0 }, session: input.sessionId ?? 'all' },
    );
    return ok(null);
  });
}

/** Remembers that a session is in use. */
export async function recordSessionUse(id: string): Promise<void> {
  await db().memberSession.updateMany({ where: { id }, data: { updatedAt: new Date() } });
}

/** Logs what a member did with their own account, which the sign-in library itself carries out. */
export async function recordAccountAct(actor: Actor, action: Act, change: Partial<AuditDetail> = {}): Promise<void> {
  const id = memberIdOf(actor);
  await transaction(async (tx) => {
    await audit(tx, actor, action, { type: 'member', id }, { before: null, after: null, ...change });
    const told = TOLD[action];
    if (told) await tellMember(tx, id, 'address' in actor ? actor.address : null, told);
  });
}

/** What the member hears of by mail, since somebody else may have done it. */
const TOLD: Partial<Record<Act, string>> = {
  'change password': 'Your password was changed',
  'set new password': 'A new password was set',
  'turn second factor on': 'Your second factor was turned on',
  'turn second factor off': 'Your second factor was turned off',
  'renew recovery codes': 'New recovery codes were made',
  'add passkey': 'A passkey was added',
};

async function tellMember(tx: Tx, id: string, address: string | null, what: string): Promise<void> {
  const { email } = await tx.member.findUniqueOrThrow({ where: { id }, select: { email: true } });
  await addJob(tx, 'mail.send', {
    to: email,
    subject: what,
    text: `${what}${address ? `, from the network address ${address}` : ''}. If it was you, there is nothing to do. If not, choose a new password at once, which ends every session, and tell your administrators:\n\n${env().SITE_URL}${staffRoutes.forgotten()}\n`,
  });
}

/** The same for somebody who is not signed in at that moment, but has proven to be the member. */
export async function recordMemberAct(
  memberId: string,
  address: string,
  action: Act,
  change: Partial<AuditDetail> = {},
): Promise<void> {
  const { role, personId } = await db().member.findUniqueOrThrow({
    where: { id: memberId },
    select: { role: true, personId: true },
  });
  const actor = memberActor({ id: memberId, role, personId, programs: null }, address);
  await recordAccountAct(actor, action, change);
}

/** Logs that somebody came in, how and from where. */
export async function recordSignIn(memberId: string, address: string, way: string): Promise<void> {
  await recordMemberAct(memberId, address, 'sign in', { after: { way } });
}

/** Whose account it is. */
export function memberIdOf(actor: Actor): string {
  if (!('member' in actor)) throw new Error('Only a member has an account.');
  return actor.member.id;
}

async function isLastAdministrator(tx: Tx, id: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))`;
  const administrators = await tx.member.findMany({
    where: { role: 'administrator', disabledAt: null },
    select: { id: true },
  });
  return administrators.length === 1 && administrators[0]?.id === id;
}

const lastAdministrator = refusedFor('role', 'This is the last administrator. Make somebody else administrator first.');
