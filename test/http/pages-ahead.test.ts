import { expect, test, vi } from 'vitest';
import { db } from '../../lib/db.ts';
import { listWantedPages } from '../../publishing/pages-ahead/queries.ts';
import { routes } from '../../publishing/routes.ts';
import { type DatabaseGate, openGate } from '../database-gate.ts';
import { makeHub, makePerson, makePublished } from '../factories.ts';
import { useSites } from '../sites.ts';

/** An expiry is repeated for ten seconds, and only then are pages made. */
const PATIENCE = { timeout: 60_000, interval: 200 };

let gate: DatabaseGate;
let report: Awaited<ReturnType<typeof makePublished>>;

const { get, instance } = useSites({
  fill: async () => {
    const [person, topic] = [await makePerson({ standing: 'expert' }), await makeHub({ type: 'topic' })];
    const byline = [{ role: 'author' as const, affiliation: null, personId: person.id }];
    report = await makePublished({ kind: 'report', title: 'Before anybody asked', byline, hubs: [topic.id] });
    for (let more = 0; more < 5; more += 1) await makePublished({ kind: 'commentary', byline, hubs: [topic.id] });
  },
  through: async (url) => {
    gate = await openGate(url);
    return gate.url;
  },
  environment: () => ({ PAGES_AHEAD: '1000' }),
});

const rounds = () => instance(0).output().split('"Pages made ahead"').length - 1;
const untilRound = (count: number) => vi.waitFor(() => expect(rounds()).toBe(count), PATIENCE);

async function ask(path: string) {
  const response = await get(path);
  return { status: response.status, kept: response.headers.get('x-nextjs-cache'), html: await response.text() };
}

test('a page is there before anybody asks for it, and its first reader asks the database nothing', async () => {
  const wanted = await listWantedPages(db(), 1000);
  expect(wanted.length).toBeGreaterThan(15);
  await untilRound(1);
  gate.takeCount();
  for (const path of wanted) expect([path, await ask(path)]).toMatchObject([path, { status: 200, kept: 'HIT' }]);
  expect(gate.takeCount()).toBe(0);
});

test('what a release touches is made anew, the rest stays', async () => {
  const { slug } = await makePublished({ kind: 'report', title: 'Released since' });
  await untilRound(2);
  expect(await ask(routes.publication('report', slug))).toMatchObject({ status: 200, kept: 'HIT' });
  const list = await ask(routes.group('reports'));
  expect(list).toMatchObject({ kept: 'HIT', html: expect.stringContaining('Released since') });
});

test('with the database away, pages that nobody has read are read all the same', async () => {
  await untilRound(2);
  await gate.close();
  const path = routes.publication('report', report.slug);
  expect(await ask(path)).toMatchObject({ status: 200, html: expect.stringContaining('Before anybody asked') });
  expect((await ask(routes.publication('report', 'nobody-knows-it'))).status).toBe(503);
});
