import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import { revise, withdraw } from '../../publishing/publications/commands.ts';
import { routes } from '../../publishing/routes.ts';
import { makeHub, makePerson, makePublished, makeScheduled, someContent, TESTER } from '../factories.ts';
import { useSites } from '../sites.ts';

const author = { slug: '', id: '' };
const topic = { slug: '', id: '' };

const { instance } = useSites({
  instances: 2,
  fill: async () => {
    Object.assign(author, await makePerson());
    Object.assign(topic, await makeHub());
    await makePublished(content('An older piece'));
  },
});

const PLACES = () => [
  routes.home(),
  routes.group('reports'),
  routes.person(author.slug),
  routes.hub('topic', topic.slug),
];

function content(title: string) {
  return {
    kind: 'report' as const,
    title,
    byline: [{ role: 'author' as const, affiliation: null, personId: author.id }],
    hubs: [topic.id],
  };
}

async function read(index: number, path: string): Promise<string> {
  const response = await fetch(instance(index).origin + path, { redirect: 'manual' });
  return `${response.status} ${await response.text()}`;
}

/**
 * Milliseconds from `since` until a reader who asks, on either instance, is given each of the pages as wished. How long
 * the answer then takes to make is a matter of the machine, and not counted.
 */
async function slowest(paths: string[], since: number, wished: (page: string) => boolean): Promise<number> {
  const delays = await Promise.all(
    [0, 1].flatMap((index) =>
      paths.map(async (path) => {
        for (;;) {
          const asked = Date.now();
          if (wished(await read(index, path))) return asked - since;
          if (Date.now() - since > 10_000)
            throw new Error(`${path} on instance ${index} did not change in 10 seconds.`);
          await pause(100);
        }
      }),
    ),
  );
  return Math.max(...delays);
}

test('a release is on every page of both instances within a second, fifty times out of fifty', async () => {
  const delays: number[] = [];
  for (let round = 1; round <= 50; round += 1) {
    const title = `Release number ${round} of fifty`;
    const slug = `release-${round}`;
    const address = routes.publication('report', slug);
    for (const index of [0, 1]) {
      expect(await read(index, address)).toMatch(/^404 /);
      for (const path of PLACES()) expect(await read(index, path)).not.toContain(title);
    }
    await makePublished(content(title), { slug });
    delays.push(await slowest([address, ...PLACES()], Date.now(), (page) => page.includes(title)));
  }
  console.log(`50 releases: the last old page was given out within ${Math.max(...delays)} ms.`);
  expect(delays.filter((delay) => delay < 1000)).toHaveLength(50);
}, 180_000);

test('a revision and a withdrawal are on every page within a second too', async () => {
  const { id, slug, revision } = await makePublished(content('Before the revision'));
  const address = routes.publication('report', slug);
  const places = [address, ...PLACES()];
  await slowest(places, Date.now(), (page) => page.includes('Before the revision'));

  const revised = await revise(TESTER, {
    id,
    expectedRevision: revision,
    content: someContent(content('After the revision')),
  });
  if (!revised.ok) throw new Error(JSON.stringify(revised.issues));
  expect(await slowest(places, Date.now(), (page) => page.includes('After the revision'))).toBeLessThan(1000);

  const withdrawn = await withdraw(TESTER, {
    id,
    expectedRevision: revised.value.revision,
    outcome: 'notice_only',
    reason: 'Withdrawn for the test.',
  });
  if (!withdrawn.ok) throw new Error(JSON.stringify(withdrawn.issues));
  expect(await slowest([address], Date.now(), (page) => page.includes('Withdrawn for the test.'))).toBeLessThan(1000);
});

test('a scheduled release appears on both instances at its time, with nothing running', async () => {
  const title = 'Released by the clock alone';
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT now()`;
  const releaseAt = new Date((row?.now.getTime() ?? 0) + 4000);
  const { slug } = await makeScheduled(content(title), releaseAt);
  const address = routes.publication('report', slug);

  while (Date.now() < releaseAt.getTime() - 300) {
    for (const index of [0, 1]) {
      const pages = await Promise.all([address, ...PLACES()].map((path) => read(index, path)));
      if (Date.now() < releaseAt.getTime() - 50) for (const page of pages) expect(page).not.toContain(title);
    }
    await pause(100);
  }
  const delay = await slowest([address, ...PLACES()], releaseAt.getTime(), (page) => page.includes(title));
  expect(delay).toBeLessThan(1000);
  const [kept] = await db().$queryRaw<{ state: string }[]>`SELECT state::text FROM "Publication" WHERE slug = ${slug}`;
  expect(kept?.state).toBe('scheduled');
});

test('a new hub of each type is in its directory within a second', async () => {
  for (const type of Object.keys(HUB_TYPES) as HubType[]) {
    const path = routes.hubs(type);
    await read(0, path);
    const hub = await makeHub({ type, name: `A new ${type} to find` });
    await makePublished({ hubs: [hub.id] });
    expect(await slowest([path], Date.now(), (page) => page.includes(`A new ${type} to find`))).toBeLessThan(1000);
  }
});

afterAll(() => {
  for (const index of [0, 1]) expect(instance(index).output()).not.toMatch(/"level":50/);
});
