import { z } from 'zod';
import { env } from '../../lib/env.ts';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { hashOfToken, newToken } from '../../lib/token.ts';
import { type Tx, transaction } from '../../lib/transaction.ts';
import { type Actor, memberActor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { addJob } from '../jobs/add-job.ts';
import { isTaken } from './address-taken.ts';
import { memberIdOf } from './commands.ts';
import { emailAddress } from './email.ts';
import { memberName } from './member-name.ts';
import { NEW_EMAIL, newEmailIn, newEmailOf } from './new-email.ts';
import { staffRoutes } from './staff-routes.ts';

/*
 * A member's own name and e-mail address. The sign-in library can change an address too, but by a signed link that nobody can take
 * back, without the log, and with a message only to addresses that are free, which takes longer.
 */

/** Changes the acting member's own name. */
export async function changeName(actor: Actor, input: { name: string }): Promise<Result<null>> {
  const id = memberIdOf(actor);
  const checked = parse(z.strictObject({ name: memberName }), input);
  if (!checked.ok) return checked;
  const { name } = checked.value;
  return transaction(async (tx) => {
    const before = await hold(tx, id);
    if (before.name === name) return ok(null);
    await tx.member.update({ where: { id }, data: { name }, select: { id: true } });
    await audit(tx, actor, 'change name', { type: 'member', id }, { before: { name: before.name }, after: { name } });
    return ok(null);
  });
}

/**
 * Sends a link to an address that the acting member wants in the place of theirs; an earlier link ends. The password was asked for
 * before. An address that somebody has gets a message without a link, and no answer tells the two apart.
 */
export async function askForEmail(actor: Actor, input: { email: string }): Promise<Result<{ email: string }>> {
  const id = memberIdOf(actor);
  const checked = parse(z.strictObject({ email: emailAddress() }), input);
  if (!checked.ok) return checked;
  const { email } = checked.value;
  const { token, hash } = newToken();
  return transaction(async (tx) => {
    const before = await hold(tx, id);
    if (before.email === email) return refusedFor('email', 'This is your address already.');
    const taken = await isTaken(tx, email);
    await forgetLinks(tx, id);
    await tx.memberVerification.create({
      data: {
        id: newId(),
        identifier: NEW_EMAIL.under(hash),
        value: newEmailOf(id, email),
        expiresAt: NEW_EMAIL.end(),
      },
      select: { id: true },
    });
    await audit(tx, actor, 'ask for another address', { type: 'member', id }, { before: null, after: { email } });
    await addJob(tx, 'mail.send', {
      to: email,
      subject: 'Your new e-mail address',
      text: taken
        ? 'Somebody in the newsroom asked to use this address for their account. It belongs to an account already, so nothing has changed. If it was you, sign in with this address; else you need do nothing.\n'
        : `Somebody in the newsroom asked to use this address for their account. If it was you, open this address within a day:\n\n${env().SITE_URL}${staffRoutes.newEmail(token)}\n\nIf it was not, nothing has changed and you need do nothing.\n`,
    });
    return ok({ email });
  });
}

/**
 * Makes the address that the link was sent to the one the member signs in with. Links for a new password that went to the former
 * address end, and the former address is told.
 */
export async function confirmEmail(token: string, address: string | null = null): Promise<Result<{ email: string }>> {
  const identifier = NEW_EMAIL.under(hashOfToken(token));
  return transaction(async (tx) => {
    const [link] = await tx.$queryRaw<{ value: string }[]>`
      DELETE FROM "MemberVerification" WHERE identifier = ${identifier} AND "expiresAt" > now() RETURNING value`;
    const wanted = link && newEmailIn(link.value);
    if (!wanted || (await isTaken(tx, wanted.email))) return over;
    const { memberId: id, email } = wanted;
    const before = await hold(tx, id);
    if (before.disabledAt) return over;
    await tx.member.update({ where: { id }, data: { email, emailVerified: true }, select: { id: true } });
    await tx.memberVerification.deleteMany({ where: { value: id, identifier: { startsWith: 'reset-password:' } } });
    const { role, personId } = before;
    await audit(
      tx,
      memberActor({ id, role, personId, programs: null }, address),
      'change address',
      { type: 'member', id },
      { before: { email: before.email }, after: { email } },
    );
    await addJob(tx, 'mail.send', {
      to: before.email,
      subject: 'Your e-mail address was changed',
      text: `Your account is at ${email} from now on, and no longer at this address. If it was you, there is nothing to do. If not, tell your administrators at once.\n`,
    });
    return ok({ email });
  });
}

const over = refusedFor('', 'This link was used or is too old. Ask for a new one on the page of your account.');

async function hold(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT FROM "Member" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.member.findUniqueOrThrow({
    where: { id },
    select: { name: true, email: true, role: true, personId: true, disabledAt: true },
  });
}

async function forgetLinks(tx: Tx, memberId: string): Promise<void> {
  await tx.memberVerification.deleteMany({
    where: { identifier: { startsWith: NEW_EMAIL.prefix }, value: { startsWith: newEmailOf(memberId, '') } },
  });
}
