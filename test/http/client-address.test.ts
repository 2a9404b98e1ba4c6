import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { closeMember } from '../../publishing/staff/commands.ts';
import { acceptInvitation, invite } from '../../publishing/staff/invitations.ts';
import { countAttempt, LIMITS } from '../../publishing/staff/limits.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { nextName } from '../factories.ts';
import { makeMember, type SignedInMember } from '../members.ts';
import { useSites } from '../sites.ts';

/*
 * Where somebody who fails to sign in came from, as the log has it. The first instance believes no proxy; the second, as by
 * default, one on its own machine. Both count in one database.
 */

let started = 0;
const { instance } = useSites({
  instances: 2,
  environment: (): Record<string, string> => {
    started += 1;
    return started === 1 ? { TRUSTED_PROXIES: 'none' } : {};
  },
});

type From = { localAddress?: string; forwarded?: string };
type Answer = { status?: number; headers: NodeJS.Dict<string[]>; page: string };

/** Sends the sign-in form as a browser without scripts does; gives the page that answers. */
async function failToSignIn(index: number, email: string, from: From = {}): Promise<string> {
  return (await send(index, staffRoutes.signIn(), { email, password: 'not the password of anybody' }, from)).page;
}

/** Fills in the form of a door and sends it. */
async function send(index: number, door: string, fields: Record<string, string>, from: From = {}): Promise<Answer> {
  const { origin } = instance(index);
  const { page } = await ask(origin, door, from);
  return sendForm(index, door, page, fields, from);
}

async function sendForm(
  index: number,
  door: string,
  page: string,
  fields: Record<string, string>,
  from: From,
): Promise<Answer> {
  const form = page.split('<form').find((each) => Object.keys(fields).every((name) => each.includes(`name="${name}"`)));
  const hidden = [...(form ?? '').matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)];
  const body = new FormData();
  for (const [, name = '', value = ''] of hidden) body.set(name, unescaped(value));
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const sent = new Response(body);
  const type = sent.headers.get('content-type') ?? '';
  return ask(instance(index).origin, door, from, { body: Buffer.from(await sent.arrayBuffer()), type });
}

function ask(
  origin: string,
  path: string,
  { localAddress, forwarded }: From,
  sent?: { body: Buffer; type: string },
): Promise<Answer> {
  const headers = {
    origin,
    ...(forwarded ? { 'x-forwarded-for': forwarded } : {}),
    ...(sent ? { 'content-type': sent.type, 'content-length': sent.body.length } : {}),
  };
  return new Promise((resolve, reject) => {
    const asked = request(
      origin + path,
      { method: sent ? 'POST' : 'GET', headers, agent: false, ...(localAddress ? { localAddress } : {}) },
      async (response) => {
        response.setEncoding('utf8');
        resolve({
          status: response.statusCode,
          headers: response.headersDistinct,
          page: (await response.toArray()).join(''),
        });
      },
    );
    asked.on('error', reject);
    asked.end(sent?.body);
  });
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

const REFUSED = 'do not belong together';
const TOO_MANY = 'There were too many attempts.';

test.each<[string, number, From, string]>([
  ['without a proxy it is the address of the connection', 0, {}, '127.0.0.1'],
  ['and each visitor has an own one', 0, { localAddress: '127.0.0.2' }, '127.0.0.2'],
  ['nobody chooses it by a header', 0, { forwarded: '203.0.113.7' }, '127.0.0.1'],
  ['a trusted proxy tells it', 1, { forwarded: '203.0.113.7' }, '203.0.113.7'],
  [
    'what the visitor wrote before the proxy is not heard',
    1,
    { forwarded: '198.51.100.1, 203.0.113.8' },
    '203.0.113.8',
  ],
  ['nor what is no address', 1, { forwarded: '203.0.113.9, "><script>' }, '127.0.0.1'],
  ['IPv6', 1, { forwarded: '2001:DB8::7' }, '2001:db8::7'],
])('%s', async (_, index, from, address) => {
  const email = `${nextName('nobody')}@example.org`;
  expect(await failToSignIn(index, email, from)).toContain(REFUSED);
  const rows = await db().auditEntry.findMany({
    where: { detail: { path: ['account'], equals: email } },
    select: { actor: true, address: true, action: true, subjectType: true },
  });
  expect(rows).toEqual([{ actor: 'stranger', address, action: 'fail to sign in', subjectType: 'door' }]);
});

test('two instances count together; past the limit nothing more is logged than that it was passed', async () => {
  const email = `${nextName('guessed')}@example.org`;
  const { most } = LIMITS['sign in'].account;
  const answers: string[] = [];
  for (let count = 0; count < most + 3; count += 1) {
    answers.push(await failToSignIn(count % 2, email, count % 2 ? { forwarded: `192.0.2.${count}` } : {}));
  }
  expect(
    answers.map((page) => (page.includes(TOO_MANY) ? 'closed' : page.includes(REFUSED) ? 'refused' : page)),
  ).toEqual(answers.map((_, index) => (index < most ? 'refused' : 'closed')));
  const rows = await db().auditEntry.findMany({ where: { detail: { path: ['account'], equals: email } } });
  expect(rows).toHaveLength(most + 1);
  expect(JSON.stringify(rows)).not.toContain('not the password');
});

test('an address is counted over both instances too, whatever accounts it tries', async () => {
  const address = '127.0.0.9';
  const ways: From[] = [{ localAddress: address }, { forwarded: address }];
  const { most } = LIMITS['sign in'].address;
  const tried = async (count: number) => {
    const page = await failToSignIn(count % 2, `${nextName('any')}@example.org`, ways[count % 2]);
    return page.includes(TOO_MANY) ? 'closed' : page.includes(REFUSED) ? 'refused' : page;
  };
  expect([await tried(0), await tried(1)]).toEqual(['refused', 'refused']);
  // Those in between are counted here, past the pages: each costs the time that a password takes.
  for (let count = 2; count < most - 2; count += 1) {
    await countAttempt('sign in', { account: `${nextName('any')}@example.org`, address });
  }
  expect([await tried(0), await tried(1), await tried(0), await tried(1)]).toEqual([
    ...['refused', 'refused'],
    ...['closed', 'closed'],
  ]);
  expect(await failToSignIn(0, `${nextName('any')}@example.org`, { localAddress: '127.0.0.10' })).toContain(REFUSED);
});

describe('who tries doors learns of no account', () => {
  const password = 'copper lantern thirteen estuary';
  const [known, closed, unknown] = [nextName('known'), nextName('closed'), nextName('nobody')].map(
    (name) => `${name}@example.org`,
  ) as [string, string, string];
  let administrator: SignedInMember;

  beforeAll(async () => {
    administrator = await makeMember({ role: 'administrator' });
    for (const email of [known, closed]) await join(email);
    const { id } = await db().member.findUniqueOrThrow({ where: { email: closed } });
    valueOf(await closeMember(administrator.actor, { id, closed: true }));
  });

  async function join(email: string): Promise<string> {
    const { token } = valueOf(await invite(administrator.actor, { email, role: 'author' }));
    valueOf(await acceptInvitation(token, { name: 'Somebody', email, password }));
    return token;
  }

  let sender = 0;
  /** From an address that nothing was tried from. */
  const answer = (door: string, fields: Record<string, string>) => {
    sender += 1;
    return send(1, door, fields, { forwarded: `198.51.100.${sender}` });
  };

  test('signing in', async () => {
    const tried = (email: string, password: string) => answer(staffRoutes.signIn(), { email, password });
    const answers = [
      told(await tried(unknown, 'not the password'), unknown),
      told(await tried(known, 'not the password'), known),
      told(await tried(closed, 'not the password'), closed),
      told(await tried(closed, password), closed),
    ];
    expect(answers[0]?.page.join('')).toContain(REFUSED);
    for (const each of answers) expect(each).toEqual(answers[0]);
    const opened = await tried(known, password);
    expect([opened.status, opened.headers['set-cookie']?.length]).toEqual([303, 1]);
  });

  test('asking for a new password', async () => {
    const answers: ReturnType<typeof told>[] = [];
    for (const email of [unknown, known, closed]) {
      answers.push(told(await answer(staffRoutes.forgotten(), { email }), email));
    }
    expect(answers[0]?.page.join('')).toContain('If there is an account');
    for (const each of answers) expect(each).toEqual(answers[0]);
  });

  test('an invitation that was used, by one whose account is there or closed, and one that never was', async () => {
    const used = [await join(`${nextName('joined')}@example.org`), await join(`${nextName('left')}@example.org`)];
    const [left] = await db().member.findMany({ orderBy: { createdAt: 'desc' }, take: 1, select: { id: true } });
    valueOf(await closeMember(administrator.actor, { id: left?.id ?? '', closed: true }));
    const answers: ReturnType<typeof told>[] = [];
    for (const token of [...used, 'x'.repeat(used[0]?.length ?? 0)]) {
      const page = await ask(instance(1).origin, staffRoutes.invitation(token), {});
      answers.push(told(page, token));
    }
    expect(answers[0]?.page.join('')).toContain('This invitation is over');
    for (const each of answers) expect(each).toEqual(answers[0]);

    const { token } = valueOf(await invite(administrator.actor, { email: unknown, role: 'author' }));
    const form = await ask(instance(1).origin, staffRoutes.invitation(token), {});
    const sent: ReturnType<typeof told>[] = [];
    for (const each of [...used, 'x'.repeat(token.length)]) {
      const fields = { token: each, name: 'Name', email: known, password };
      sent.push(told(await sendForm(1, staffRoutes.invitation(token), form.page, fields, {}), each));
    }
    expect(sent[0]?.page.join('')).toContain('This invitation was used or is too old.');
    for (const each of sent) expect(each).toEqual(sent[0]);
  });
});

/**
 * What an answer shows, without what is of this one moment and without the word sent. Where in the head its elements stand, and
 * which of its stylesheets are named in `Link` as well, depends on when they were ready.
 */
function told({ status, headers, page }: Answer, word: string) {
  const { date: _, 'x-nextjs-cache': __, link: ___, ...rest } = headers;
  return { status, headers: rest, page: page.replaceAll(word, '…').replace(FLIGHT, '').split(/(?=<)/).sort() };
}
/** What the page was drawn from, once more for scripts; into how many pieces it is cut depends on when they were ready. */
const FLIGHT = /<script>(self\.__next_f|\(self\.__next_f)[\s\S]*?<\/script>/g;
