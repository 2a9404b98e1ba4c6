import { describe, expect, test, vi } from 'vitest';
import { databaseUrl } from '../../lib/database-url.ts';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { log } from '../../lib/log.ts';
import { type Result, valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeHub, makePerson, nextName } from '../../test/factories.ts';
import { makeMember } from '../../test/members.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { countAgain } from './attempts.ts';
import { auth } from './auth.ts';
import { changeMember, closeMember, endSessions, resetFactors } from './commands.ts';
import { findInvitation } from './desk.ts';
import { recordRefusal, recordResetRequest } from './door-log.ts';
import { inviteFirstAdministrator } from './first-administrator.ts';
import { acceptInvitation, invite, withdrawInvitation } from './invitations.ts';
import { countAttempt, forgetAttempts, LIMITS } from './limits.ts';
import { takeCode } from './one-time-codes.ts';
import type { Role } from './permissions.ts';

useDatabase();

const PASSWORD = 'violet trumpet gravel moonrise';
const actorOf = (role: Role, id = newId()) => memberActor({ id, role, programs: null, personId: null });
const issuesOf = (result: Result<unknown>) => (result.ok ? [] : result.issues.map((issue) => issue.field));
const memberBy = (email: string) => db().member.findUniqueOrThrow({ where: { email }, include: { programs: true } });

async function join(role: Role): Promise<{ id: string; email: string }> {
  const email = `${nextName(role)}@example.org`;
  const { token } = valueOf(await invite(actorOf('administrator'), { email, role }));
  valueOf(await acceptInvitation(token, { name: 'Somebody', email, password: PASSWORD }));
  return memberBy(email);
}

test('the first administrator joins once, by the newest link only', async () => {
  const old = await inviteFirstAdministrator(databaseUrl());
  const token = await inviteFirstAdministrator(databaseUrl());
  if (!old || !token) throw new Error('There was no link.');
  const who = { name: 'Ada Lovelace', email: 'ada@example.org', password: PASSWORD };
  expect(issuesOf(await acceptInvitation(old, who))).toEqual(['']);
  const both = await Promise.all([
    acceptInvitation(token, who),
    acceptInvitation(token, { ...who, email: 'b@example.org' }),
  ]);
  expect(both.filter((result) => result.ok)).toHaveLength(1);
  expect(await db().member.findMany({ select: { role: true } })).toEqual([{ role: 'administrator' }]);
  expect(await inviteFirstAdministrator(databaseUrl())).toBeNull();
});

describe('an invitation', () => {
  test('makes the member that was meant, whatever address is sent with it', async () => {
    const [program, person] = [await makeHub({ type: 'program' }), await makePerson()];
    const email = `${nextName('editor')}@example.org`;
    const input = { email, role: 'editor' as const, limited: true, programs: [program.id], personId: person.id };
    const { token } = valueOf(await invite(actorOf('administrator'), input));
    expect(await findInvitation(token)).toEqual({ email, role: 'editor' });
    valueOf(await acceptInvitation(token, { name: 'E', email: 'other@example.org', password: PASSWORD }));
    expect(await memberBy(email)).toMatchObject({
      role: 'editor',
      limited: true,
      personId: person.id,
      programs: [{ hubId: program.id }],
    });
    expect(await findInvitation(token)).toBeNull();
  });

  test('ends when a newer one goes to the same address, and after a week', async () => {
    const email = `${nextName('twice')}@example.org`;
    const first = valueOf(await invite(actorOf('administrator'), { email, role: 'author' }));
    const second = valueOf(await invite(actorOf('administrator'), { email, role: 'author' }));
    expect(await findInvitation(first.token)).toBeNull();
    await db().invitation.updateMany({ where: { email }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await findInvitation(second.token)).toBeNull();
    const late = await acceptInvitation(second.token, { name: 'Late', email, password: PASSWORD });
    expect(issuesOf(late)).toEqual(['']);
  });

  test('that was taken back leads nowhere, and can’t be taken back twice', async () => {
    const email = `${nextName('back')}@example.org`;
    const administrator = actorOf('administrator');
    const { token } = valueOf(await invite(administrator, { email: ` ${email.toUpperCase()} `, role: 'author' }));
    const { id } = await db().invitation.findFirstOrThrow({ where: { email } });
    await expect(withdrawInvitation(actorOf('publisher'), { id })).rejects.toThrow(Forbidden);
    valueOf(await withdrawInvitation(administrator, { id }));
    expect(await findInvitation(token)).toBeNull();
    expect(issuesOf(await withdrawInvitation(administrator, { id }))).toEqual(['']);
  });

  test('for an address that somebody has got meanwhile is refused in words and stays open', async () => {
    const email = `${nextName('meanwhile')}@example.org`;
    const { token } = valueOf(await invite(actorOf('administrator'), { email, role: 'author' }));
    await makeMember({ role: 'editor', email });
    const late = await acceptInvitation(token, { name: 'Late', email, password: PASSWORD });
    expect(issuesOf(late)).toEqual(['email']);
    expect(await findInvitation(token)).not.toBeNull();
  });

  test('is one for an address, however many are made at once', async () => {
    const email = `${nextName('rush')}@example.org`;
    const invite1 = () => invite(actorOf('administrator'), { email, role: 'author' });
    await Promise.all([invite1(), invite1(), invite1()]);
    expect(await db().invitation.count({ where: { email } })).toBe(1);
  });

  test('is refused for somebody who is in, and made by administrators only', async () => {
    const { email } = await join('author');
    expect(issuesOf(await invite(actorOf('administrator'), { email, role: 'author' }))).toEqual(['email']);
    await expect(invite(actorOf('publisher'), { email, role: 'author' })).rejects.toThrow(Forbidden);
  });

  test.each(['short', 'password1234', 'Winter2026!!', 'correcthorsebatterystaple', 'Somebody.Example26'])(
    'is not accepted with the password %s',
    async (password) => {
      const email = `${nextName('weak')}@example.org`;
      const { token } = valueOf(await invite(actorOf('administrator'), { email, role: 'author' }));
      const accepted = await acceptInvitation(token, { name: 'Somebody Example', email, password });
      expect(issuesOf(accepted)).toEqual(['password']);
      expect(await findInvitation(token)).not.toBeNull();
    },
  );
});

describe('members', () => {
  test('the last administrator stays one, also when two resign at once', async () => {
    await db().member.deleteMany({});
    const [a, b] = [await join('administrator'), await join('administrator')];
    const author = { role: 'author', person: null, limited: false, programs: [] } as const;
    const results = await Promise.all(
      [a, b].map(({ id }) => changeMember(actorOf('administrator', id), { id, member: { ...author, programs: [] } })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().member.count({ where: { role: 'administrator' } })).toBe(1);
    const last = await db().member.findFirstOrThrow({ where: { role: 'administrator' } });
    expect(issuesOf(await closeMember(actorOf('administrator', last.id), { id: last.id, closed: true }))).toEqual([
      'role',
    ]);
  });

  test('a closed account loses its sessions at once', async () => {
    const { id } = await join('author');
    const session = () => ({ id: newId(), token: newId(), userId: id, expiresAt: new Date(Date.now() + 60_000) });
    await db().memberSession.createMany({ data: [session(), session()] });
    valueOf(await closeMember(actorOf('administrator'), { id, closed: true }));
    expect(await db().memberSession.count({ where: { userId: id } })).toBe(0);
    await expect(closeMember(actorOf('author', id), { id, closed: false })).rejects.toThrow(Forbidden);
  });

  test('a member ends its own sessions, one or all, and nobody else’s', async () => {
    const [mine, other] = [await join('author'), await join('author')];
    const session = (userId: string) => ({
      id: newId(),
      token: newId(),
      userId,
      expiresAt: new Date(Date.now() + 60_000),
    });
    const [one, two, theirs] = [session(mine.id), session(mine.id), session(other.id)];
    await db().memberSession.createMany({ data: [one, two, theirs] });
    const actor = actorOf('author', mine.id);
    expect(issuesOf(await endSessions(actor, { sessionId: theirs.id }))).toEqual(['']);
    valueOf(await endSessions(actor, { sessionId: one.id }));
    const left = async () => (await db().memberSession.findMany({ select: { id: true } })).map((row) => row.id).sort();
    expect(await left()).toEqual([two.id, theirs.id].sort());
    valueOf(await endSessions(actor));
    expect(await left()).toEqual([theirs.id]);
  });

  test('whoever lost a second factor gets in with the password, and everybody else is out', async () => {
    const { id, email } = await join('author');
    const administrator = actorOf('administrator');
    expect(issuesOf(await resetFactors(administrator, { id }))).toEqual(['']);
    await db().member.update({
      where: { id },
      data: {
        twoFactorEnabled: true,
        twoFactors: { create: { id: newId(), secret: 's', backupCodes: 'c' } },
        passkeys: {
          create: {
            ...{ id: newId(), name: 'Phone', publicKey: 'k', credentialID: 'i' },
            ...{ counter: 0, deviceType: 'd', backedUp: false },
          },
        },
        sessions: { create: { id: newId(), token: newId(), expiresAt: new Date(Date.now() + 60_000) } },
      },
    });
    valueOf(await resetFactors(administrator, { id }));
    expect(
      await db().member.findUnique({
        where: { id },
        select: { twoFactorEnabled: true, twoFactors: true, passkeys: true, sessions: true },
      }),
    ).toEqual({ twoFactorEnabled: false, twoFactors: [], passkeys: [], sessions: [] });
    const [{ told } = { told: 0 }] = await db().$queryRaw<{ told: number }[]>`
      SELECT count(*)::int AS told FROM graphile_worker._private_jobs WHERE payload ->> 'to' = ${email}`;
    expect(told).toBe(1);
  });

  test('a code of an authenticator is used up by the first who gives it', async () => {
    const { id } = await join('author');
    const both = await Promise.all([takeCode(id, '123456'), takeCode(id, '123456')]);
    expect(both.sort()).toEqual([false, true]);
    expect([await takeCode(id, '654321'), await takeCode(newId(), '123456')]).toEqual([true, true]);
  });

  test('a person in bylines is named by the end of their address', async () => {
    const [{ id }, person] = [await join('author'), await makePerson()];
    const member = { role: 'author' as const, limited: false, programs: [] };
    const administrator = actorOf('administrator');
    expect(issuesOf(await changeMember(administrator, { id, member: { ...member, person: 'nobody' } }))).toEqual([
      'person',
    ]);
    valueOf(await changeMember(administrator, { id, member: { ...member, person: person.slug } }));
    expect((await db().member.findUniqueOrThrow({ where: { id } })).personId).toBe(person.id);
  });
});

describe('what is tried at the doors', () => {
  const rowsFrom = (address: string) => db().auditEntry.findMany({ where: { address }, orderBy: { id: 'asc' } });

  test('is logged with who was tried and from where, whether there is such an account or not', async () => {
    const { id, email } = await join('author');
    const address = nextName('10.0.2');
    await recordRefusal('sign in', { account: email, address }, 'Wrong.');
    await recordRefusal('sign in', { account: 'nobody@example.org', address }, 'Wrong.');
    await recordRefusal('second factor', { memberId: id, address }, 'Wrong code.');
    await recordResetRequest({ account: email, address });
    const member = { subjectType: 'member', subjectId: id };
    expect(await rowsFrom(address)).toMatchObject([
      { actor: 'stranger', action: 'fail to sign in', ...member, detail: { account: email, reason: 'Wrong.' } },
      { actor: 'stranger', action: 'fail to sign in', subjectType: 'door', subjectId: 'sign in' },
      { actor: 'stranger', action: 'fail at the second factor', ...member },
      { actor: 'stranger', action: 'ask for a new password', ...member },
    ]);
  });

  test('is in that log alone: the server’s own says nothing of what the library refuses', async () => {
    const warned = vi.spyOn(log(), 'warn');
    const { email } = await join('author');
    for (const who of [email, `${nextName('nobody')}@example.org`]) {
      const body = { email: who, password: 'not the password at all' };
      await expect(auth().api.signInEmail({ body })).rejects.toThrow();
    }
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  test('past a limit is logged once', async () => {
    const [account, address] = [`${nextName('guessed')}@example.org`, nextName('10.0.3')];
    const attempts = LIMITS['sign in'].account.most + 5;
    await Promise.all(Array.from({ length: attempts }, () => countAttempt('sign in', { account, address })));
    expect(await rowsFrom(address)).toMatchObject([{ action: 'fail to sign in', detail: { account } }]);
  });

  test('fills no log: past a thousand rows in an hour the rest is left out, and that is said once', async () => {
    await countAgain('refusals', 'all', 60);
    await db().$executeRaw`UPDATE "Attempt" SET count = 998 WHERE count < 998 AND key IN (
      SELECT encode(sha256(convert_to('refusals' || chr(10) || 'all', 'UTF8')), 'hex'))`;
    const address = nextName('10.0.4');
    for (let n = 0; n < 6; n += 1) await recordRefusal('sign in', { account: 'x@example.org', address }, 'Wrong.');
    const rows = await rowsFrom(address);
    expect(rows.map(({ detail }) => (detail as { reason: string }).reason)).toEqual([
      'Wrong.',
      'Wrong.',
      'More than 1000 within an hour: the rest of the hour is not logged.',
    ]);
    await db().attempt.deleteMany({});
  });

  test('is forgotten after a day', async () => {
    await Promise.all(Array.from({ length: 30 }, () => countAgain('sign in', nextName('whoever'), 15)));
    await db().$executeRaw`UPDATE "Attempt" SET "startedAt" = now() - interval '25 hours'`;
    for (let n = 0; n < 4; n += 1) await countAgain('sign in', nextName('whoever'), 15);
    expect(await db().attempt.count()).toBe(4);
  });
});

describe('limits', () => {
  test('an account is closed to guessing from anywhere; success forgets', async () => {
    const account = `${nextName('guessed')}@example.org`;
    const attempt = () => countAttempt('sign in', { account, address: nextName('10.0.0') });
    const { most } = LIMITS['sign in'].account;
    const results = await Promise.all(Array.from({ length: most + 3 }, attempt));
    expect(results.filter((result) => result.ok)).toHaveLength(most);
    await forgetAttempts('sign in', account);
    expect((await attempt()).ok).toBe(true);
  });

  test('an address is closed to trying many accounts, and opens again in time', async () => {
    const address = nextName('10.0.1');
    const attempt = () => countAttempt('sign in', { account: nextName('a'), address });
    const { most } = LIMITS['sign in'].address;
    for (let count = 0; count < most; count += 1) expect((await attempt()).ok).toBe(true);
    expect((await attempt()).ok).toBe(false);
    await db().$executeRaw`UPDATE "Attempt" SET "startedAt" = now() - interval '16 minutes'`;
    expect((await attempt()).ok).toBe(true);
  });
});
