import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { nextName } from '../../test/factories.ts';
import { makeMember } from '../../test/members.ts';
import { SYSTEM } from '../actor.ts';
import { changeMember, closeMember } from './commands.ts';
import { emailOfLink, findWantedEmail, memberOfReset } from './desk.ts';
import { letIn } from './let-in-commands.ts';
import { askForEmail, changeName, confirmEmail } from './own-details-commands.ts';

useDatabase();

const another = () => `${nextName('another')}@example.org`;
const emailOf = async (id: string) => (await db().member.findUniqueOrThrow({ where: { id } })).email;
const logOf = (id: string) => db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });

/** The messages that wait to be sent to an address, the newest last. */
async function mailTo(email: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ text: string }[]>`
    SELECT payload ->> 'text' AS text FROM graphile_worker._private_jobs WHERE payload ->> 'to' = ${email} ORDER BY id`;
  return rows.map(({ text }) => text);
}

async function linkTo(email: string): Promise<string> {
  const token = /\/staff\/new-email\/(\S+)/.exec((await mailTo(email)).at(-1) ?? '')?.[1];
  if (!token) throw new Error(`No link went to ${email}.`);
  return token;
}

test('a member changes their own name, and the log keeps both', async () => {
  const { id, actor, name } = await makeMember({ role: 'contributor' });
  expect(await changeName(actor, { name: '  ' })).toMatchObject({ ok: false, issues: [{ field: 'name' }] });
  valueOf(await changeName(actor, { name: ' Ada Byron ' }));
  valueOf(await changeName(actor, { name: 'Ada Byron' }));
  expect(await db().member.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: 'Ada Byron' });
  expect(await logOf(id)).toMatchObject([
    { actor: actor.id, action: 'change name', detail: { before: { name }, after: { name: 'Ada Byron' } } },
  ]);
});

test('an administrator changes the name of another', async () => {
  const [{ actor }, { id, name }] = [await makeMember({ role: 'administrator' }), await makeMember({ role: 'author' })];
  const member = { role: 'author' as const, person: null, limited: false, programs: [] };
  valueOf(await changeMember(actor, { id, member: { ...member, name: 'Ada' } }));
  valueOf(await changeMember(actor, { id, member }));
  expect(await db().member.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: 'Ada' });
  expect(await logOf(id)).toMatchObject([{ detail: { before: { name }, after: { name: 'Ada' } } }, {}]);
});

test('an address changes when the link that went to it is followed, once, and the former address hears of it', async () => {
  const { id, actor, email } = await makeMember({ role: 'author' });
  const wanted = another();
  expect(await askForEmail(actor, { email: 'nobody' })).toMatchObject({ ok: false, issues: [{ field: 'email' }] });
  expect(await askForEmail(actor, { email: email.toUpperCase() })).toMatchObject({ issues: [{ field: 'email' }] });
  valueOf(await askForEmail(actor, { email: ` ${wanted.toUpperCase()} ` }));
  expect([await emailOf(id), await mailTo(email)]).toEqual([email, []]);
  expect(await findWantedEmail(id)).toMatchObject({ email: wanted });

  const token = await linkTo(wanted);
  expect(await emailOfLink(token)).toBe(wanted);
  expect(await confirmEmail(token, '203.0.113.7')).toEqual({ ok: true, value: { email: wanted } });
  expect(await db().member.findUniqueOrThrow({ where: { id } })).toMatchObject({ email: wanted, emailVerified: true });
  expect(await mailTo(email)).toEqual([expect.stringContaining(`at ${wanted} from now on`)]);
  expect([await emailOfLink(token), await findWantedEmail(id), (await confirmEmail(token)).ok]).toEqual([
    null,
    null,
    false,
  ]);
  expect(await logOf(id)).toMatchObject([
    { action: 'ask for another address', detail: { before: null, after: { email: wanted } } },
    { action: 'change address', address: '203.0.113.7', detail: { before: { email }, after: { email: wanted } } },
  ]);
});

test('an address that somebody has is asked for as any other, and stays theirs', async () => {
  const [{ id, actor, email }, other] = [await makeMember({ role: 'author' }), await makeMember({ role: 'editor' })];
  const free = another();
  const answers = [await askForEmail(actor, { email: other.email }), await askForEmail(actor, { email: free })];
  expect(answers).toEqual([other.email, free].map((each) => ({ ok: true, value: { email: each } })));
  expect(await mailTo(other.email)).toEqual([expect.stringContaining('belongs to an account already')]);
  expect((await mailTo(other.email))[0]).not.toContain('http');
  expect(await emailOf(id)).toBe(email);
});

test('a link ends with a newer one, after a day, and when its member or its address is gone by then', async () => {
  const { id, actor, email } = await makeMember({ role: 'author' });
  const [first, second, third] = [another(), another(), another()];
  valueOf(await askForEmail(actor, { email: first }));
  const earlier = await linkTo(first);
  valueOf(await askForEmail(actor, { email: second }));
  expect((await confirmEmail(earlier)).ok).toBe(false);

  const late = await linkTo(second);
  await db().memberVerification.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  expect([await emailOfLink(late), (await confirmEmail(late)).ok]).toEqual([null, false]);

  valueOf(await askForEmail(actor, { email: third }));
  await makeMember({ role: 'author', email: third });
  expect((await confirmEmail(await linkTo(third))).ok).toBe(false);

  const fourth = another();
  valueOf(await askForEmail(actor, { email: fourth }));
  valueOf(await closeMember(SYSTEM.operator, { id, closed: true }));
  expect((await confirmEmail(await linkTo(fourth))).ok).toBe(false);
  expect(await emailOf(id)).toBe(email);
});

test('of two who get one address at the same time one has it', async () => {
  const wanted = another();
  const members = [await makeMember({ role: 'author' }), await makeMember({ role: 'author' })];
  const tokens: string[] = [];
  for (const { actor } of members) {
    valueOf(await askForEmail(actor, { email: wanted }));
    tokens.push(await linkTo(wanted));
  }
  const both = await Promise.all(tokens.map((token) => confirmEmail(token)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().member.count({ where: { email: wanted } })).toBe(1);
});

test('a link for a new password that went to the former address ends with it', async () => {
  const { actor, email } = await makeMember({ role: 'author', password: newId() });
  const { token } = valueOf(await letIn(SYSTEM.operator, { email }));
  expect(await memberOfReset(token)).toMatchObject({ email });
  const wanted = another();
  valueOf(await askForEmail(actor, { email: wanted }));
  valueOf(await confirmEmail(await linkTo(wanted)));
  expect(await memberOfReset(token)).toBeNull();
});
