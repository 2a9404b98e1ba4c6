import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { disconnect } from '../../lib/disconnect.ts';
import { routes } from '../../publishing/routes.ts';
import { type Cluster, copyDatabase, startCluster } from '../cluster.ts';
import { makePublished } from '../factories.ts';
import { isReady, type Site, startSite } from '../site.ts';

/** A minute, as an outage is in earnest; `OUTAGE_SECONDS=5` while working on this. */
const OUTAGE = Number(process.env.OUTAGE_SECONDS ?? 60) * 1000;

let cluster: Cluster;
let site: Site;
let served: string[] = [];

beforeAll(async () => {
  cluster = await startCluster();
  process.env.DATABASE_URL = (await copyDatabase(cluster.urls('postgres'), 'outage')).url;
  const { slug } = await makePublished({ kind: 'report', title: 'Read before the outage' }, { slug: 'read' });
  await makePublished({ kind: 'report', title: 'Never read before the outage' }, { slug: 'unread' });
  await makePublished({ kind: 'report', title: 'Never read before the other outage' }, { slug: 'also-unread' });
  site = await startSite({ databaseUrl: process.env.DATABASE_URL });
  served = [routes.home(), routes.group('reports'), routes.people(), routes.publication('report', slug)];
});

afterAll(async () => {
  await site.stop();
  await disconnect();
  await cluster.stop();
});

async function statuses(paths: string[]): Promise<number[]> {
  return Promise.all(
    paths.map(async (path) => {
      const response = await fetch(site.origin + path, { redirect: 'manual' });
      await response.text();
      return response.status;
    }),
  );
}

/** What was made soon after a start is aged once, and until it is made anew it says so. */
async function howOld(path: string): Promise<string | null> {
  const response = await fetch(site.origin + path);
  await response.text();
  return response.headers.get('x-nextjs-cache');
}

const unread = routes.publication('report', 'unread');

test(
  'while the database is stopped, pages already served are served; others say 503 politely',
  async () => {
    expect(await statuses(served)).toEqual(served.map(() => 200));
    await vi.waitFor(async () => expect(await howOld(routes.hubs('topic'))).toBe('STALE'), {
      timeout: 20_000,
      interval: 50,
    });
    await cluster.halt();
    const stopped = Date.now();
    await vi.waitFor(async () => expect(await isReady(site.origin)).toBe(false), { timeout: 5000, interval: 50 });

    const ready = await fetch(`${site.origin}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, reason: 'The database can not be reached.' });
    expect(await statuses(['/health/live'])).toEqual([200]);

    const other = await fetch(site.origin + unread);
    const text = await other.text();
    expect(other.status).toBe(503);
    expect(Number(other.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(other.headers.get('cache-control')).toContain('no-store');
    expect(text).toMatch(/<h1>/);
    expect(text).not.toMatch(/prisma|postgres|ECONN|stack| at \//i);

    while (Date.now() - stopped < OUTAGE) {
      expect(await statuses(served)).toEqual(served.map(() => 200));
      expect(await statuses([unread])).toEqual([503]);
      await pause(Math.min(1000, OUTAGE / 5));
    }
  },
  OUTAGE + 60_000,
);

test('when the database is back, all is as before and new, with nothing done', async () => {
  await cluster.resume();
  const back = Date.now();
  await vi.waitFor(async () => expect(await isReady(site.origin)).toBe(true), { timeout: 10_000, interval: 50 });
  expect(Date.now() - back).toBeLessThan(5000);
  expect(await statuses([...served, unread])).toEqual([...served, unread].map(() => 200));

  await disconnect();
  await makePublished({ kind: 'report', title: 'Released after the outage' }, { slug: 'after' });
  await vi.waitFor(
    async () => {
      const page = await fetch(site.origin + routes.group('reports'));
      expect(await page.text()).toContain('Released after the outage');
    },
    { timeout: 1000, interval: 20 },
  );
});

test('a database that is there and says nothing is one that is away', async () => {
  const alsoUnread = routes.publication('report', 'also-unread');
  expect(await statuses(served)).toEqual(served.map(() => 200));
  await cluster.freeze();
  try {
    // Asked before anybody can know of it.
    const asked = statuses([alsoUnread]);
    await vi.waitFor(async () => expect(await isReady(site.origin)).toBe(false), { timeout: 10_000, interval: 50 });
    expect(await asked).toEqual([503]);
    expect(await statuses(served)).toEqual(served.map(() => 200));
    expect(await statuses([alsoUnread])).toEqual([503]);
  } finally {
    cluster.thaw();
  }
  await vi.waitFor(async () => expect(await isReady(site.origin)).toBe(true), { timeout: 10_000, interval: 50 });
  expect(await statuses([...served, alsoUnread])).toEqual([...served, alsoUnread].map(() => 200));
  expect(site.output()).not.toContain('ERR_HTTP_HEADERS_SENT');
}, 60_000);
