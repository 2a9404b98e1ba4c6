import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makePublished, TESTER } from '../../test/factories.ts';
import { ask, requestDeposit, send } from './commands.ts';
import { listDeposits } from './desk.ts';

useDatabase();

/** Stands in for Crossref: takes every file with 200 and tells what became of it only when asked. */
const crossref = { received: [] as { name: string; xml: string; login: string }[], diagnostic: '', down: false };
const server = createServer(async (request, response) => {
  if (crossref.down) return response.writeHead(503).end();
  const url = new URL(request.url ?? '', 'http://localhost');
  if (url.pathname === '/servlet/deposit') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = await new Response(Buffer.concat(chunks), {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData();
    const file = form.get('fname') as File;
    const login = [form.get('operation'), form.get('login_id'), form.get('login_passwd')].join(' ');
    crossref.received.push({ name: file.name, xml: await file.text(), login });
    return response.end('<html>SUCCESS</html>');
  }
  const asked = url.searchParams.get('file_name');
  response.end(crossref.received.some(({ name }) => name === asked) ? crossref.diagnostic : UNKNOWN);
});

const UNKNOWN = '<doi_batch_diagnostic status="unknown_submission"/>';
const QUEUED = '<doi_batch_diagnostic status="queued"/>';
const record = (status: string, message: string) =>
  `<doi_batch_diagnostic status="completed" sp="a"><record_diagnostic status="${status}"><doi>x</doi><msg>${message}</msg></record_diagnostic></doi_batch_diagnostic>`;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('CROSSREF_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('CROSSREF_USER', 'penh/role');
  vi.stubEnv('CROSSREF_PASSWORD', 'secret');
  vi.stubEnv('CROSSREF_EMAIL', 'doi@example.org');
});
beforeEach(() => Object.assign(crossref, { received: [], diagnostic: QUEUED, down: false }));
afterAll(() => {
  vi.unstubAllEnvs();
  return new Promise((resolve) => server.close(resolve));
});

let made = 0;
async function requested() {
  made += 1;
  const { id } = await makePublished({ kind: 'report', doi: `10.5555/${process.pid}.${made}` });
  valueOf(await requestDeposit(TESTER, { id }));
  const [deposit] = await listDeposits(id);
  if (!deposit) throw new Error('Nothing was requested.');
  return { id, depositId: deposit.id, now: async () => (await listDeposits(id))[0] };
}
const jobs = async (key: string) =>
  (await db().$queryRaw<unknown[]>`SELECT FROM graphile_worker.jobs WHERE key = ${key}`).length;

test('received is not accepted: that is said only when Crossref says so', async () => {
  const { id, depositId, now } = await requested();
  expect(await jobs(`crossref.send:${depositId}`)).toBe(1);
  expect(await requestDeposit(TESTER, { id })).toMatchObject({ ok: false });
  await send(depositId);
  expect(crossref.received).toMatchObject([{ name: `${depositId}.xml`, login: 'doMDUpload penh/role secret' }]);
  expect(await now()).toMatchObject({ state: 'sent' });
  await ask(depositId);
  expect(await now()).toMatchObject({ state: 'sent', reason: null });
  expect(await jobs(`crossref.ask:${depositId}`)).toBe(1);
  crossref.diagnostic = record('Success', 'Successfully added');
  await ask(depositId);
  expect(await now()).toMatchObject({ state: 'accepted' });
  await send(depositId);
  expect(crossref.received).toHaveLength(1);
});

test('what is refused carries Crossref’s reason, and the next deposit a later time', async () => {
  const { id, depositId, now } = await requested();
  await send(depositId);
  crossref.diagnostic = record('Failure', 'User not allowed to add records for prefix: 10.5555 &amp; more');
  await ask(depositId);
  expect(await now()).toMatchObject({
    state: 'refused',
    reason: 'User not allowed to add records for prefix: 10.5555 & more',
  });
  valueOf(await requestDeposit(TESTER, { id }));
  await send((await now())?.id ?? '');
  const times = crossref.received.map(({ xml }) => BigInt(/<timestamp>(\d+)</.exec(xml)?.[1] ?? 0));
  expect((times[1] ?? 0n) > (times[0] ?? 0n)).toBe(true);
});

test('an answer that never comes is given up after three days, and an outage is tried again', async () => {
  const { depositId, now } = await requested();
  crossref.down = true;
  await expect(send(depositId)).rejects.toThrow('503');
  expect(await now()).toMatchObject({ state: 'queued' });
  crossref.down = false;
  await send(depositId);
  await db().$executeRaw`UPDATE "DoiDeposit" SET "sentAt" = now() - interval '73 hours' WHERE id = ${depositId}::uuid`;
  await ask(depositId);
  expect(await now()).toMatchObject({ state: 'refused', reason: expect.stringContaining('three days') });
});

test('nothing is deposited of what is not public', async () => {
  const { id } = await makeDraft({ kind: 'report', doi: '10.5555/draft' });
  expect(await requestDeposit(TESTER, { id })).toMatchObject({ ok: false });
});
