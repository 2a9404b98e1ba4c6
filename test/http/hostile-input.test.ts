import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import type { PublicationContent } from '../../publishing/publications/content.ts';
import { createDraft } from '../../publishing/publications/draft-commands.ts';
import { closeMember, endSessions } from '../../publishing/staff/commands.ts';
import { isDoor, staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { makeHub, makeOutlet, makePerson, nextName, someContent, TESTER } from '../factories.ts';
import { hostileContents } from '../hostile-contents.ts';
import { makeMember, type SignedInMember } from '../members.ts';
import { useSites } from '../sites.ts';

/* What an attacker with an account sends straight to the handlers of the newsroom, past every page of ours. */

const BUILD = join(import.meta.dirname, '..', '..', '.next-test');

const { get, instance } = useSites();
let author: SignedInMember;
let administrator: SignedInMember;
let own: string;
let others: string;

beforeAll(async () => {
  author = await makeMember({ role: 'author' });
  administrator = await makeMember({ role: 'administrator' });
  own = valueOf(await createDraft(author.actor, { slug: nextName('own'), content: someContent() })).id;
  others = valueOf(await createDraft(TESTER, { slug: nextName('others'), content: someContent() })).id;
});

const cookieOf = ({ cookie }: SignedInMember) => `${cookie.name}=${cookie.value}`;
const draftOf = (id: string) => db().draft.findUniqueOrThrow({ where: { publicationId: id } });

function post(path: string, body: BodyInit, { by = author, origin = instance(0).origin }: Sender = {}) {
  const headers = { cookie: cookieOf(by), origin, 'content-type': 'application/json' };
  return get(path, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}
type Sender = { by?: SignedInMember; origin?: string };

/** Sends spaces until there is an answer, then nothing until the connection is closed: the answer, and how much was sent. */
function sendWithoutEnd(path: string, headers: Record<string, string>): Promise<{ status?: number; sent: number }> {
  const { promise, resolve } = Promise.withResolvers<{ status?: number; sent: number }>();
  const agent = new Agent({ keepAlive: true });
  const type = { 'content-type': 'application/json' };
  const sending = request(instance(0).origin + path, { method: 'POST', headers: { ...headers, ...type }, agent });
  const spaces = Buffer.alloc(100_000, ' ');
  let status: number | undefined;
  let sent = 0;
  const send = () => {
    while (status === undefined && sent < MOST_SENT) {
      sent += spaces.length;
      if (!sending.write(spaces)) return;
    }
    if (status === undefined) sending.destroy();
  };
  sending.on('drain', send);
  sending.on('response', (response) => {
    status = response.statusCode;
    response.resume();
  });
  // The connection breaks before the end of what is sent: that it does is what is asked for.
  sending.on('error', () => {});
  sending.on('close', () => resolve({ status, sent }));
  send();
  return promise;
}
const MOST_SENT = 1_000_000_000;

function saving(counter: number, contentJson: string): string {
  return `{"counter":${counter},"save":"${newId()}","content":${contentJson}}`;
}

describe('in the place of a draft', () => {
  test.each(hostileContents())('%s is refused, and the text stays', async (_, json) => {
    const before = await draftOf(own);
    const response = await post(staffRoutes.draft(own), saving(before.counter, json));
    // The handler's own answer, foreseen: what fails otherwise is answered with a page.
    expect([response.status < 500, response.headers.get('content-type')]).toEqual([true, 'application/json']);
    const after = await draftOf(own);
    const kept = after.content as unknown as PublicationContent;
    // Compared as a whole: what was kept by mistake may be too long to be shown.
    expect(isDeepStrictEqual({ ...kept, title: 'A title' }, before.content)).toBe(true);
    if (response.status === 200) {
      const { outcome } = await response.json();
      expect(outcome).toBe(after.counter === before.counter ? 'refused' : 'saved');
    }
  });

  test('after all that the next honest save is kept', async () => {
    const { counter } = await draftOf(own);
    const content = JSON.stringify({ ...someContent(), title: 'Still here' });
    expect(await (await post(staffRoutes.draft(own), saving(counter, content))).json()).toMatchObject({
      outcome: 'saved',
    });
    expect((await draftOf(own)).content).toMatchObject({ title: 'Still here' });
  });

  test('what is no JSON, no object, or too long is told so', async () => {
    const path = staffRoutes.draft(own);
    for (const body of ['', '{', 'null', '[]', '"x"', '1e999', '{"counter":1e400}', '\0', '\ufeff{}']) {
      expect([body, (await post(path, body)).status]).toEqual([body, 400]);
    }
    expect((await post(path, saving(1, `"${'x'.repeat(6_000_000)}"`))).status).toBe(413);
    for (const address of [path, staffRoutes.signIn(), '/search']) {
      expect([address, (await post(address, 'x'.repeat(10_000_001))).status]).toEqual([address, 413]);
    }
  });

  test('what never ends is broken off, whoever sends it and wherever to', async () => {
    const origin = instance(0).origin;
    const asked: [path: string, status: number, cookie?: string][] = [
      [staffRoutes.draft(own), 413, cookieOf(author)],
      [staffRoutes.draft(own), 413],
      [staffRoutes.signIn(), 413],
      // Nothing here reads it.
      ['/search', 405],
    ];
    const answers = await Promise.all(asked.map(([path, , cookie = '']) => sendWithoutEnd(path, { cookie, origin })));
    expect(answers.map(({ status, sent }) => [status, sent < 60_000_000])).toEqual(
      asked.map(([, status]) => [status, true]),
    );
  });
});

test('forged ids open nothing: of others, of another kind of thing, and what is no id', async () => {
  const [person, outlet, hub] = [await makePerson(), await makeOutlet(), await makeHub()];
  const before = await draftOf(others);
  const content = JSON.stringify(someContent({ title: 'Not mine' }));
  expect((await post(staffRoutes.draft(others), saving(1, content))).status).toBe(403);
  expect(await draftOf(others)).toEqual(before);
  const foreign = [person.id, outlet.id, hub.id, author.id, newId()];
  for (const id of [...foreign, 'nothing', '1', '%00', '..%2F..%2Fetc', "'%20OR%201=1", 'x'.repeat(300)]) {
    for (const path of [staffRoutes.draft(id), staffRoutes.presence(id)]) {
      const body = path.endsWith('/draft')
        ? saving(1, content)
        : JSON.stringify({ session: newId(), counter: 1, unsaved: false });
      expect([path, (await post(path, body)).status]).toEqual([path, id === '%00' ? 400 : 404]);
    }
  }
});

test('a presence, a search of choices and a new name can’t carry what no column keeps', async () => {
  const choices = staffRoutes.choices();
  for (const of of ['contributors', 'outlets', 'publications']) {
    for (const query of ['\0', '\ud83d', '%', '\\', "'", 'x'.repeat(200)]) {
      expect((await post(choices, JSON.stringify({ ask: 'search', of, query }))).status).toBe(200);
    }
  }
  for (const name of ['\0', '\ud83d', 'a\0b']) {
    expect((await post(choices, JSON.stringify({ ask: 'add', of: 'person', name }))).status).toBe(400);
  }
  const session = '../../x';
  expect((await post(staffRoutes.presence(own), JSON.stringify({ session, counter: 1, unsaved: false }))).status).toBe(
    400,
  );
});

test('a form of megabytes, of thousands of fields, or of files in the place of words breaks nothing', async () => {
  const manifest = JSON.parse(await readFile(join(BUILD, 'server', 'server-reference-manifest.json'), 'utf8')) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  const [action] = Object.entries(manifest.node).find(
    ([, { exportedName }]) => exportedName === 'createPublication',
  ) ?? [''];
  const before = await db().publication.count();
  const send = (fill: (form: FormData) => void) => {
    const body = new FormData();
    body.set('0', JSON.stringify([{ form: '', issues: [], values: {} }, '$K1']));
    fill(body);
    const headers = { cookie: cookieOf(author), origin: instance(0).origin, 'next-action': action };
    return get(staffRoutes.newPublication(), { method: 'POST', headers, body });
  };
  const answers = await Promise.all([
    send((form) => form.set('_1_title', 'x'.repeat(3_000_000))),
    send((form) => {
      for (let n = 0; n < 20_000; n += 1) form.append('_1_title', 'x');
    }),
    send((form) => form.set('_1_title', new Blob(['x']), '../../x')),
    send((form) => form.set('_1___proto__', 'x')),
    send((form) => form.set('0', '"$K1"')),
    send((form) => form.set('0', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
  ]);
  for (const [index, { status }] of answers.entries())
    expect([index, status < 500, status]).toEqual([index, true, status]);
  expect(await db().publication.count()).toBe(before);
});

test('from another origin nothing is taken, cookie or not', async () => {
  const { counter } = await draftOf(own);
  for (const origin of ['https://elsewhere.example', 'null', `${instance(0).origin}.evil.example`, '']) {
    const sent = await post(staffRoutes.draft(own), saving(counter, JSON.stringify(someContent())), { origin });
    expect([origin, sent.status]).toEqual([origin, 403]);
  }
  expect((await draftOf(own)).counter).toBe(counter);
});

test('a session that was stolen ends with the others, with the account, and with nothing of its own', async () => {
  for (const end of [
    (member: SignedInMember) => endSessions(member.actor),
    (member: SignedInMember) => closeMember(administrator.actor, { id: member.id, closed: true }),
    // Closed past the command: the session itself is still there.
    (member: SignedInMember) => db().member.update({ where: { id: member.id }, data: { disabledAt: new Date() } }),
    (member: SignedInMember) =>
      db().memberSession.update({ where: { id: member.sessionId }, data: { expiresAt: new Date(0) } }),
  ]) {
    const member = await makeMember({ role: 'administrator' });
    const { counter } = await draftOf(own);
    const save = () => post(staffRoutes.draft(own), saving(counter, '{}'), { by: member });
    expect((await save()).status).toBe(200);
    await end(member);
    expect((await save()).status).toBe(401);
    const page = await get(staffRoutes.publications(), { headers: { cookie: cookieOf(member) } });
    const html = await page.text();
    expect([html.includes('aria-label="Newsroom"'), html.includes('Still here')]).toEqual([false, false]);
    expect(page.headers.get('location') ?? html).toContain(staffRoutes.signIn());
  }
});

test('no page of the newsroom breaks on an address that names nothing', { timeout: 240_000 }, async () => {
  const manifest = await readFile(join(BUILD, 'app-path-routes-manifest.json'), 'utf8');
  const routes = Object.values(JSON.parse(manifest) as Record<string, string>);
  const staff = routes.filter((route) => route.startsWith('/staff') && !isDoor(route));
  const names = [newId(), author.id, 'nothing', '0', '-1', '%00', '%ED%A0%80', '..%2F..', '__proto__', 'x'.repeat(300)];
  const queries = [
    '',
    '?page=99999999999',
    '?page=-1&q=%00&sort=__proto__',
    '?from=kept-999999&to=%00',
    '?id=%00&after=x_y',
  ];
  for (const route of staff) {
    const paths = route.includes('[') ? names.map((name) => route.replace(/\[[^\]]+\]/g, name)) : [route];
    for (const path of paths) {
      for (const query of route.includes('[') ? [''] : queries) {
        const response = await get(path + query, { headers: { cookie: cookieOf(administrator) } });
        const html = await response.text();
        const isBroken = response.status >= 500 || html.includes('Something went wrong');
        expect([path + query, response.status, isBroken]).toEqual([path + query, response.status, false]);
      }
    }
  }
});

afterAll(() => {
  expect(instance(0).output()).not.toMatch(/A staff (request|action) failed/);
});
