import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { databaseReachable } from '../../lib/database-health.ts';
import { db } from '../../lib/db.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makePublished, makeScheduled, TESTER } from '../../test/factories.ts';
import { tags } from '../cache-tags.ts';
import { scopes } from '../listings/listing.ts';
import { withdraw } from '../publications/withdraw-commands.ts';
import { routes } from '../routes.ts';
import { startFreshness } from './freshness.ts';
import { freshnessStatus } from './status.ts';

/** How long what will happen is waited for; nothing is late before that. */
const PATIENCE = { timeout: 10_000 };

const database = useDatabase();

/** A process's freshness, with a server that writes down what it is told to expire. */
async function start({ place = database.url() } = {}) {
  const expired: { at: number; tags: string[] }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    expired.push({ at: Date.now(), tags: JSON.parse(body) });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const where = { connectionString: place };
  const freshness = startFreshness({
    connection: () => where,
    server: { host: '', port: (server.address() as AddressInfo).port },
    log: { info: () => {}, warn: () => {} },
  });
  onTestFinished(async () => {
    await freshness.stop();
    server.closeAllConnections();
    server.close();
  });
  return { expired, where };
}

async function startAndForgetTheStart() {
  const started = await start();
  await vi.waitFor(() => expect(freshnessStatus().listening).toBe(true), PATIENCE);
  started.expired.length = 0;
  return started;
}

async function later(milliseconds: number): Promise<Date> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT now()`;
  return new Date((row?.now.getTime() ?? 0) + milliseconds);
}

test('it begins by forgetting everything, and only then counts as listening', async () => {
  const { expired } = await start();
  expect(freshnessStatus().listening).toBe(false);
  await vi.waitFor(() => expect(freshnessStatus().listening).toBe(true), PATIENCE);
  expect(expired[0]?.tags).toEqual([tags.site]);
});

test('a release expires its address, its lists and itself', async () => {
  const { expired } = await startAndForgetTheStart();
  const { id, slug } = await makePublished({ kind: 'report' });
  // Among them, later, the start's own expiry, which is repeated.
  await vi.waitFor(
    () =>
      expect(expired.flatMap((request) => request.tags)).toEqual(
        expect.arrayContaining([
          tags.item(id),
          tags.address(routes.publication('report', slug)),
          tags.list(scopes.group('reports')),
        ]),
      ),
    PATIENCE,
  );
});

test('what is rolled back is not announced', async () => {
  const { expired } = await startAndForgetTheStart();
  const { id } = await makeDraft();
  expect(await withdraw(TESTER, { id, expectedRevision: 0, outcome: 'gone', reason: 'Never public.' })).toMatchObject({
    ok: false,
  });
  const marker = await makePublished();
  await vi.waitFor(() => expect(expired.flatMap(({ tags }) => tags)).toContain(tags.item(marker.id)), PATIENCE);
  expect(expired.flatMap((entry) => entry.tags)).not.toContain(tags.item(id));
});

test('a scheduled release expires its tags at its time, though no row changes', async () => {
  const { expired } = await startAndForgetTheStart();
  const releaseAt = await later(1500);
  const { id } = await makeScheduled({ kind: 'podcast' }, releaseAt);
  const sinceRelease = () => expired.filter(({ at }) => at >= releaseAt.getTime());
  await vi.waitFor(() => expect(sinceRelease()).not.toEqual([]), { timeout: 5000 });
  const [first] = sinceRelease();
  expect(first?.tags).toEqual(expect.arrayContaining([tags.item(id), tags.list(scopes.kind('podcast'))]));
  expect((first?.at ?? 0) - releaseAt.getTime()).toBeLessThan(500);
});

test('while the database is away nothing is forgotten; when it is back everything is', async () => {
  const { expired, where } = await startAndForgetTheStart();
  where.connectionString = 'postgresql://masthead@127.0.0.1:1/nothing';
  await db().$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'masthead relay' AND datname = current_database()`;
  await vi.waitFor(() => expect(databaseReachable()).toBe(false), PATIENCE);
  expect(freshnessStatus()).toMatchObject({ listening: false, reason: expect.stringContaining('database') });
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(expired).toEqual([]);
  where.connectionString = database.url();
  await vi.waitFor(() => expect(freshnessStatus().listening).toBe(true), { timeout: 5000 });
  expect(expired.map((entry) => entry.tags)).toEqual([[tags.site]]);
  expect(databaseReachable()).toBe(true);
});
