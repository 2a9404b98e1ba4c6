import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makePublished, makeScheduled, nextName, someContent, TESTER } from '../../test/factories.ts';
import { cancelSchedule, move, revise } from '../publications/commands.ts';
import { withdraw } from '../publications/withdraw-commands.ts';
import { addRedirect } from '../redirects/commands.ts';
import { forgetRefused, sendPings, tellAgain } from './commands.ts';
import { refusedPings } from './desk.ts';

useDatabase();

const KEY = 'a-key-of-the-institute-0123456789';
const ORIGIN = 'https://example.org';

/** An engine that does as the protocol says: it reads the message, looks at host, key and addresses, and answers. */
type Heard = { host: string; key: string; keyLocation: string; urlList: string[] };
let engine: Server;
let endpoint = '';
let heard: Heard[] = [];
let mood: { status: number; headers?: Record<string, string> } | null = null;

beforeAll(async () => {
  engine = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const answer: { status: number; headers?: Record<string, string> } =
        mood ?? judge(request.method, request.headers['content-type'], body);
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(engine.address() as AddressInfo).port}/indexnow`;
});

afterAll(() => {
  engine.close();
});

beforeEach(async () => {
  heard = [];
  mood = null;
  await db().indexPing.deleteMany();
  await db().institution.update({ where: { id: 1 }, data: { indexNowKey: KEY } });
});

function judge(method: string | undefined, type: string | undefined, body: string): { status: number } {
  if (method !== 'POST' || type !== 'application/json; charset=utf-8') return { status: 400 };
  const said = JSON.parse(body) as Heard;
  if (!/^[A-Za-z0-9-]{8,128}$/.test(said.key)) return { status: 422 };
  if (said.key !== KEY || said.keyLocation !== `${ORIGIN}/${KEY}.txt`) return { status: 403 };
  if (said.urlList.length > 10_000 || said.urlList.some((url) => new URL(url).host !== said.host))
    return { status: 422 };
  heard.push(said);
  return { status: 200 };
}

const send = (origin = ORIGIN) => sendPings({ origin, endpoint, signal: new AbortController().signal });
const ripen = () => db().indexPing.updateMany({ data: { dueAt: new Date(Date.now() - 1000) } });
const told = () => heard.flatMap(({ urlList }) => urlList).sort();
const rows = () => db().indexPing.findMany({ orderBy: { id: 'asc' } });
const queued = () =>
  db().$queryRaw<{ run_at: Date }[]>`
    SELECT run_at FROM graphile_worker.jobs WHERE task_identifier = 'indexnow.send' ORDER BY run_at DESC`;

test('nothing is noted while no key is set', async () => {
  await db().institution.update({ where: { id: 1 }, data: { indexNowKey: null } });
  await makePublished();
  expect(await rows()).toEqual([]);
  expect(await queued()).toEqual([]);
});

test('a release, a revision, a move, a withdrawal and a redirect are told, each address once, in one message', async () => {
  const one = await makePublished({ kind: 'report' });
  const two = await makePublished({ kind: 'commentary' });
  valueOf(
    await revise(TESTER, { id: one.id, expectedRevision: 1, content: someContent({ kind: 'report', title: 'New' }) }),
  );
  const slug = nextName('moved');
  valueOf(await move(TESTER, { id: one.id, slug }));
  valueOf(await withdraw(TESTER, { id: two.id, expectedRevision: 1, outcome: 'notice_only', reason: 'It was wrong.' }));
  valueOf(await addRedirect(TESTER, { path: '/old/address', target: '/people' }));
  await send();
  expect(heard).toEqual([]);
  await ripen();
  await send();
  expect(heard).toHaveLength(1);
  expect(told()).toEqual(
    [
      `/old/address`,
      `/publications/commentary/${two.slug}`,
      `/publications/reports/${one.slug}`,
      `/publications/reports/${slug}`,
    ]
      .map((path) => ORIGIN + path)
      .sort(),
  );
  expect(await rows()).toEqual([]);
  expect((await queued()).length).toBeGreaterThan(0);
});

test('what is scheduled is told at its time and not before; taken back, not at all', async () => {
  const releaseAt = new Date(Date.now() + 3_600_000);
  const kept = await makeScheduled({ kind: 'report' }, releaseAt);
  const dropped = await makeScheduled({ kind: 'report' }, releaseAt);
  for (const { dueAt } of await rows()) expect(dueAt.getTime()).toBeGreaterThanOrEqual(releaseAt.getTime());
  const [last] = await queued();
  expect(last?.run_at.getTime()).toBeGreaterThanOrEqual(releaseAt.getTime());
  valueOf(await cancelSchedule(TESTER, { id: dropped.id }));
  await ripen();
  await send();
  expect(heard).toEqual([]);
  await db().publication.update({ where: { id: kept.id }, data: { releaseAt: new Date(Date.now() - 1000) } });
  await db().indexPing.create({
    data: { id: kept.id, path: `/publications/reports/${kept.slug}`, dueAt: new Date(Date.now() - 1000) },
  });
  await send();
  expect(told()).toEqual([`${ORIGIN}/publications/reports/${kept.slug}`]);
});

test('202 counts as told', async () => {
  await makePublished();
  await ripen();
  mood = { status: 202 };
  await send();
  expect(await rows()).toEqual([]);
});

test('429 is heeded: nothing more is sent until the engine wants to hear again, then everything', async () => {
  const one = await makePublished();
  await ripen();
  mood = { status: 429, headers: { 'Retry-After': '600' } };
  await send();
  const [waiting] = await rows();
  expect(waiting?.attempts).toBe(1);
  expect(waiting?.dueAt.getTime()).toBeGreaterThan(Date.now() + 590_000);
  expect((await queued())[0]?.run_at.getTime()).toBeGreaterThan(Date.now() + 590_000);

  mood = null;
  const two = await makePublished();
  await db().indexPing.updateMany({ where: { attempts: 0 }, data: { dueAt: new Date(Date.now() - 1000) } });
  await send();
  expect(heard).toEqual([]);
  await ripen();
  await send();
  expect(told()).toEqual([one, two].map(({ slug }) => `${ORIGIN}/publications/commentary/${slug}`).sort());
});

test.each([
  [403, () => db().institution.update({ where: { id: 1 }, data: { indexNowKey: 'another-key-than-served' } }), ORIGIN],
  [422, () => db().institution.update({ where: { id: 1 }, data: { indexNowKey: 'short' } }), ORIGIN],
])(
  '%i is final: the reason is kept for staff, once for each address, and nothing is told again by itself',
  async (status, spoil, origin) => {
    await makePublished();
    await ripen();
    await spoil();
    await send(origin);
    expect(await refusedPings()).toEqual({ count: 1, reason: expect.stringContaining(String(status)) });
    await send(origin);
    expect(heard).toEqual([]);
    await db().indexPing.createMany({
      data: (await rows()).map(({ path }) => ({ id: newId(), path, dueAt: new Date(Date.now() - 1000) })),
    });
    await send(origin);
    expect(await refusedPings()).toMatchObject({ count: 1 });
  },
);

test('400 is final too; an engine that is away or broken is asked again', async () => {
  await makePublished();
  await ripen();
  mood = { status: 503 };
  await send();
  expect((await rows())[0]).toMatchObject({ attempts: 1, refusal: null });
  await ripen();
  await expect(
    sendPings({ origin: ORIGIN, endpoint: 'http://127.0.0.1:1/', signal: new AbortController().signal }),
  ).rejects.toThrow();
  mood = { status: 400 };
  await send();
  expect(await refusedPings()).toMatchObject({ reason: expect.stringContaining('400') });
});

test('what was refused is told again when staff ask for it, or let go', async () => {
  const { slug } = await makePublished();
  await ripen();
  mood = { status: 403 };
  await send();
  mood = null;
  expect(valueOf(await tellAgain(TESTER))).toBe(1);
  await ripen();
  await send();
  expect(told()).toEqual([`${ORIGIN}/publications/commentary/${slug}`]);
  expect(await rows()).toEqual([]);
  expect(await tellAgain(TESTER)).toMatchObject({ ok: false });

  await makePublished();
  await ripen();
  mood = { status: 422 };
  await send();
  expect(valueOf(await forgetRefused(TESTER))).toBe(1);
  expect(await refusedPings()).toBeNull();
});
