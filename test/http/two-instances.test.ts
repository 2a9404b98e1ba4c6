import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import { move, revise } from '../../publishing/publications/commands.ts';
import { withdraw } from '../../publishing/publications/withdraw-commands.ts';
import { addRedirect, removeRedirect } from '../../publishing/redirects/commands.ts';
import { routes } from '../../publishing/routes.ts';
import { makeHub, makePerson, makePublished, makeScheduled, someContent, TESTER } from '../factories.ts';
import { answerOf, lastOld } from '../freshness.ts';
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

/** These paths on both instances. */
const onBoth = (paths: string[]) => [0, 1].flatMap((index) => paths.map((path) => instance(index).origin + path));

test('a release is on every page of both instances within a second, fifty times out of fifty', async () => {
  const delays: number[] = [];
  for (let round = 1; round <= 50; round += 1) {
    const title = `Release number ${round} of fifty`;
    const slug = `release-${round}`;
    const address = routes.publication('report', slug);
    for (const url of onBoth([address])) expect(await answerOf(url)).toMatch(/^404 /);
    for (const url of onBoth(PLACES())) expect(await answerOf(url)).not.toContain(title);
    await makePublished(content(title), { slug });
    delays.push(await lastOld(onBoth([address, ...PLACES()]), Date.now(), (page) => page.includes(title)));
  }
  console.log(`50 releases: the last reader to be given an old page asked after ${Math.max(...delays)} ms.`);
  expect(delays.filter((delay) => delay < 1000)).toHaveLength(50);
}, 180_000);

test('a revision and a withdrawal are on every page within a second too', async () => {
  const { id, slug, revision } = await makePublished(content('Before the revision'));
  const address = routes.publication('report', slug);
  const places = [address, ...PLACES()];
  await lastOld(onBoth(places), Date.now(), (page) => page.includes('Before the revision'));

  const revised = await revise(TESTER, {
    id,
    expectedRevision: revision,
    content: someContent(content('After the revision')),
  });
  if (!revised.ok) throw new Error(JSON.stringify(revised.issues));
  expect(await lastOld(onBoth(places), Date.now(), (page) => page.includes('After the revision'))).toBeLessThan(1000);

  const withdrawn = await withdraw(TESTER, {
    id,
    expectedRevision: revised.value.revision,
    outcome: 'notice_only',
    reason: 'Withdrawn for the test.',
  });
  if (!withdrawn.ok) throw new Error(JSON.stringify(withdrawn.issues));
  expect(await lastOld(onBoth([address]), Date.now(), (page) => page.includes('Withdrawn for the test.'))).toBeLessThan(
    1000,
  );
});

test('a publication that moves leads on from its old address within a second', async () => {
  const { id, slug } = await makePublished(content('It moves'));
  const [from, to] = [slug, `${slug}-elsewhere`].map((name) => routes.publication('report', name)) as [string, string];
  const leading = `/old/${slug}.pdf`;
  valueOf(await addRedirect(TESTER, { path: leading, target: `${from}.pdf` }));
  await Promise.all(onBoth([from, to, leading]).map(answerOf));
  valueOf(await move(TESTER, { id, slug: `${slug}-elsewhere` }));
  const moved = Date.now();
  expect(await lastOld(onBoth([to]), moved, (page) => page.startsWith('200'))).toBeLessThan(1000);
  expect(await lastOld(onBoth([from]), moved, (page) => page.startsWith('308'))).toBeLessThan(1000);
  for (const url of onBoth([leading])) {
    expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe(`${to}.pdf`);
  }
});

test.each(['/old/1,2,3.html', '/alt/straße'])(
  'a redirect at %s is there within a second, and gone again',
  async (path) => {
    const old = encodeURI(path);
    await Promise.all(onBoth([old]).map(answerOf));
    valueOf(await addRedirect(TESTER, { path, target: routes.group('reports') }));
    expect(await lastOld(onBoth([old]), Date.now(), (page) => page.startsWith('308'))).toBeLessThan(1000);
    valueOf(await removeRedirect(TESTER, { path }));
    expect(await lastOld(onBoth([old]), Date.now(), (page) => page.startsWith('404'))).toBeLessThan(1000);
  },
);

test('a scheduled release appears on both instances at its time, with nothing running', async () => {
  const title = 'Released by the clock alone';
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT now()`;
  const releaseAt = new Date((row?.now.getTime() ?? 0) + 4000);
  const { slug } = await makeScheduled(content(title), releaseAt);
  const address = routes.publication('report', slug);

  while (Date.now() < releaseAt.getTime() - 300) {
    const pages = await Promise.all(onBoth([address, ...PLACES()]).map(answerOf));
    if (Date.now() < releaseAt.getTime() - 50) for (const page of pages) expect(page).not.toContain(title);
    await pause(100);
  }
  const delay = await lastOld(onBoth([address, ...PLACES()]), releaseAt.getTime(), (page) => page.includes(title));
  expect(delay).toBeLessThan(1000);
  const [kept] = await db().$queryRaw<{ state: string }[]>`SELECT state::text FROM "Publication" WHERE slug = ${slug}`;
  expect(kept?.state).toBe('scheduled');
});

test('a new hub of each type is in its directory within a second', async () => {
  for (const type of Object.keys(HUB_TYPES) as HubType[]) {
    const path = routes.hubs(type);
    await Promise.all(onBoth([path]).map(answerOf));
    const hub = await makeHub({ type, name: `A new ${type} to find` });
    await makePublished({ hubs: [hub.id] });
    expect(await lastOld(onBoth([path]), Date.now(), (page) => page.includes(`A new ${type} to find`))).toBeLessThan(
      1000,
    );
  }
});

afterAll(() => {
  for (const index of [0, 1]) expect(instance(index).output()).not.toMatch(/"level":50/);
});
