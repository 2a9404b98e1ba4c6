import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { valueOf } from '../../lib/result.ts';
import { WHOLE_PAGE_READER } from '../../lib/whole-page.ts';
import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import { ALL_KINDS } from '../../publishing/kinds.ts';
import { PAGE_SIZE } from '../../publishing/listings/listing.ts';
import { move, revise } from '../../publishing/publications/commands.ts';
import { withdraw } from '../../publishing/publications/withdraw-commands.ts';
import { addRedirect } from '../../publishing/redirects/commands.ts';
import { routes } from '../../publishing/routes.ts';
import { type DatabaseGate, openGate } from '../database-gate.ts';
import { makeHub, makeOrganization, makePerson, makePublished, someContent, TESTER } from '../factories.ts';
import { useSites } from '../sites.ts';

/** Every kind of page a reader can open, as the site should answer it. */
const pages = new Set<string>();
const missing = new Set<string>();
const moved = new Map<string, string>();
let gate: DatabaseGate;
let readySince = 0;

const { get } = useSites({
  fill: async () => {
    const person = await makePerson({ standing: 'expert' });
    const organization = await makeOrganization();
    const hubs: string[] = [];
    for (const type of Object.keys(HUB_TYPES) as HubType[]) {
      const hub = await makeHub({ type });
      hubs.push(hub.id);
      pages
        .add(routes.hubs(type))
        .add(routes.hub(type, hub.slug))
        .add(routes.hub(type, hub.slug, 2));
      missing.add(routes.hub(type, 'nobody-knows-it')).add(routes.hub(type, hub.slug, 9));
    }
    const byline = [
      { role: 'author' as const, affiliation: null, personId: person.id },
      { role: 'author' as const, affiliation: null, organizationId: organization.id },
    ];
    for (const kind of ALL_KINDS) {
      const { slug } = await makePublished({ kind, byline, hubs });
      pages.add(routes.publication(kind, slug));
      missing.add(routes.publication(kind, 'nobody-knows-it'));
    }
    for (let extra = 0; extra < PAGE_SIZE; extra += 1) {
      await makePublished({ kind: 'report', byline, hubs });
      await makePublished({ kind: 'commentary', byline, hubs });
    }
    pages.add(routes.home()).add(routes.publications()).add(routes.people());
    pages.add(routes.group('reports')).add(routes.group('reports', 2));
    pages.add(routes.group('articles')).add(routes.group('articles', 2));
    pages.add(routes.person(person.slug)).add(routes.person(person.slug, 2));
    pages.add(routes.organization(organization.slug)).add(routes.organization(organization.slug, 2));
    missing.add(routes.person('nobody')).add(routes.organization('nobody')).add('/nothing-here').add('/nothing/at/all');
    missing
      .add('/publications/nothing/of/this/sort')
      .add(routes.group('reports', 9))
      .add(routes.group('articles', 9))
      .add(routes.person(person.slug, 9));

    const old = await makePublished({ kind: 'report' }, { slug: 'an-old-name' });
    valueOf(await move(TESTER, { id: old.id, slug: 'a-new-name' }));
    moved.set(routes.publication('report', 'an-old-name'), routes.publication('report', 'a-new-name'));

    valueOf(await addRedirect(TESTER, { path: '/publications/2014/08/old-one', target: '/reports' }));
    moved.set('/publications/2014/08/old-one', '/reports');

    const taken = await makePublished({ kind: 'report', title: 'Taken back' }, { slug: 'taken-back' });
    const reason = 'The figures were wrong.';
    valueOf(await withdraw(TESTER, { id: taken.id, expectedRevision: taken.revision, outcome: 'notice_only', reason }));
    pages.add(routes.publication('report', 'taken-back'));

    const gone = await makePublished({ kind: 'report', title: 'Not here' }, { slug: 'gone' });
    valueOf(await withdraw(TESTER, { id: gone.id, expectedRevision: gone.revision, outcome: 'gone', reason }));

    const corrected = await makePublished({ kind: 'report', title: 'As it was' }, { slug: 'corrected' });
    const content = someContent({ kind: 'report', title: 'As it is' });
    valueOf(await revise(TESTER, { id: corrected.id, expectedRevision: 1, content }));
    pages.add(routes.versions('report', 'corrected'));
    for (const number of [1, 2]) pages.add(routes.version('report', 'corrected', number));
    missing.add(routes.version('report', 'corrected', 3)).add(`${routes.versions('report', 'corrected')}/01`);
    missing.add(routes.versions('report', 'nobody-knows-it'));
    moved.set(routes.version('report', 'an-old-name', 1), routes.version('report', 'a-new-name', 1));
    withCapitals(person.slug, organization.slug);
  },
  through: async (url) => {
    gate = await openGate(url);
    return gate.url;
  },
});

/** What only capitals keep from being found, and what is nowhere in lower case either. */
function withCapitals(person: string, organization: string): void {
  const topic = [...pages].find((path) => path.startsWith('/topics/')) ?? '';
  const here = [
    ...[
      routes.publications(),
      routes.people(),
      routes.hubs('topic'),
      routes.group('reports', 2),
      routes.kind('report'),
    ],
    ...[routes.person(person, 2), routes.organization(organization), topic, routes.versions('report', 'corrected')],
    ...[routes.version('report', 'corrected', 1), routes.print('report', 'corrected')],
  ];
  for (const path of here) moved.set(path.toUpperCase(), path);
  moved.set('/publications/reports/Corrected', routes.publication('report', 'corrected'));
  moved.set('/publications/Reports/An-Old-Name', routes.publication('report', 'a-new-name'));
  moved.set('/Publications/Reports/An-Old-Name/Versions/1', routes.version('report', 'a-new-name', 1));
  moved.set('/Publications/2014/08/Old-One', '/reports');
  for (const path of [
    ...['/People/Nobody-here', '/people/Nobody-here', `/People/${person}/Page/9`, '/People/Index/Of/All'],
    ...['/topics/hasOwnProperty', '/Topics/nothing', `${topic}/Page/9`, '/Organizations', '/Reports/Page/9'],
    ...[
      '/publications/toString/x',
      '/publications/Reports/nobody-knows-it',
      '/publications/Nothing',
      '/Nothing/At/All',
    ],
    ...[
      '/publications/Reports/page/9',
      '/publications/Reports/corrected/versions/3',
      '/publications/Reports/gone/print',
    ],
    ...['/publications/Reports/corrected/Nothing', '/publications/Reports/an-old-name/Nothing/More'],
  ])
    missing.add(path);
}

beforeAll(() => {
  readySince = Date.now();
});
afterAll(() => gate.close());

async function statusOf(path: string): Promise<number> {
  const response = await get(path);
  await response.text();
  return response.status;
}

async function freshnessOf(path: string): Promise<string | null> {
  const response = await get(path);
  await response.text();
  return response.headers.get('x-nextjs-cache');
}

test('every kind of page answers, complete in its first bytes', async () => {
  const wrong: string[] = [];
  for (const path of pages) {
    const response = await get(path);
    const html = await response.text();
    const complain = (what: string) => wrong.push(`${path}: ${what}`);
    if (response.status !== 200) complain(`status ${response.status}`);
    if (!response.headers.get('content-type')?.startsWith('text/html')) complain('not HTML');
    if (html.match(/<h1[\s>]/g)?.length !== 1) complain('not one h1');
    if (!/<title>[^<]{3,}<\/title>/.test(html)) complain('no title');
    if (!/<meta name="description" content="[^"]+"/.test(html)) complain('no description');
    if (!/<link rel="canonical" href="http:\/\/127[^"]+"/.test(html)) complain('no canonical address');
    if (!/<meta property="og:title"/.test(html)) complain('no og:title');
    if (/<template|<div hidden(="")? id="S:/.test(html)) complain('a part that needs JavaScript to appear');
    if (html.indexOf('</html>') === -1) complain('cut off');
  }
  expect(wrong).toEqual([]);
});

test('an old version leads to the current page and gathers nothing for itself', async () => {
  const html = await (await get(routes.version('report', 'corrected', 1))).text();
  expect(html).toContain('As it was');
  expect(html).toMatch(/superseded by <a href="\/publications\/reports\/corrected">version 2<\/a>/);
  expect(html).toMatch(/<link rel="canonical" href="[^"]+\/publications\/reports\/corrected"/);
  expect(html).not.toMatch(/name="(citation_|DC\.|robots)/);
  const current = await (await get(routes.publication('report', 'corrected'))).text();
  expect(current).toContain(`href="${routes.versions('report', 'corrected')}"`);
});

test('what is not there is a 404 with a way on', async () => {
  for (const path of missing) {
    const response = await get(path);
    expect(`${path} ${response.status}`).toBe(`${path} 404`);
    const html = await response.text();
    expect(html).toContain('href="/"');
    expect(html).toMatch(/<meta name="robots" content="noindex/);
  }
});

test('what is gone is 410, to whoever asks and however often, and says why', async () => {
  const page = routes.publication('report', 'gone');
  const pages = [page, routes.versions('report', 'gone'), routes.version('report', 'gone', 1)];
  const rest = [...['md', 'json', 'pdf'].map((form) => `${page}.${form}`), `${page}/cite/apa`, `${page}/cite/ris`];
  for (const path of [...pages, ...rest]) {
    // Kept nowhere yet.
    const first = await get(path, { method: 'HEAD' });
    expect([path, first.status, await first.text()]).toEqual([path, 410, '']);
    for (const headers of [{}, { 'accept-encoding': 'identity' }, { 'if-none-match': '*' }, { range: 'bytes=0-9' }]) {
      const response = await get(path, { headers: headers as Record<string, string> });
      const told = await response.text();
      expect([path, headers, response.status]).toEqual([path, headers, 410]);
      expect(told).toContain('Nothing of it is available any longer.');
      if (!pages.includes(path)) continue;
      expect(told).toContain('The figures were wrong.');
      expect(told).toMatch(/<meta name="robots" content="noindex"/);
    }
  }
});

test('an old address leads to the new one in one hop', async () => {
  for (const [from, to] of moved) {
    const response = await get(from);
    expect(response.status).toBe(308);
    const location = new URL(response.headers.get('location') ?? '', 'http://127.0.0.1').pathname;
    expect(location).toBe(to);
    expect(await statusOf(location)).toBe(200);
  }
  expect((await get('/front/today')).status).toBe(308);
});

test('an address with capitals leads on as soon as something is there', async () => {
  const address = '/publications/Reports/Still-To-Come';
  expect(await statusOf(address)).toBe(404);
  expect(await statusOf(address)).toBe(404);
  await makePublished({ kind: 'report' }, { slug: 'still-to-come' });
  await expect.poll(() => statusOf(address)).toBe(308);
});

test('a slash too many costs one hop, also before an old address', async () => {
  for (const [from, to] of moved) {
    for (const written of [`${from}/`, `${from}//`, from.replace(/(?<=.)\//, '//')]) {
      expect((await get(written)).headers.get('location')).toMatch(new RegExp(`${to}$`));
    }
  }
  for (const path of pages) {
    if (path === '/') continue;
    for (const written of [`${path}/?from=mail`, `${path.replace(/\/(?=[^/]+$)/, '//')}?from=mail`]) {
      const response = await get(written);
      expect([written, response.status, response.headers.get('location')]).toEqual([written, 308, `${path}?from=mail`]);
    }
  }
  expect((await get('/nothing-here/')).status).toBe(404);
});

test('the second request for a page asks the database nothing, whatever the answer was', async () => {
  const all = [...pages, ...missing, ...moved.keys()];
  // Until then, what the start's own expiry named is aged, and made anew behind the back of who asks.
  await pause(Math.max(0, readySince + 14_000 - Date.now()));
  for (const path of all) await statusOf(path);
  await vi.waitFor(
    async () => {
      for (const path of all) expect(`${path} ${await freshnessOf(path)}`).not.toMatch(/STALE/);
    },
    { timeout: 20_000, interval: 100 },
  );
  const asking: string[] = [];
  gate.takeCount();
  for (const path of all) {
    const response = await get(path);
    await response.text();
    const count = gate.takeCount();
    if (count > 0) asking.push(`${path} (${count})`);
    if (!moved.has(path)) expect(response.headers.get('x-nextjs-cache')).toBe('HIT');
  }
  expect(asking).toEqual([]);
});

test('the count is of questions that are really asked', async () => {
  await statusOf('/nothing-was-ever-asked-here');
  expect(gate.takeCount()).toBeGreaterThan(0);
});

test('a browser keeps a page but asks before it shows it again', async () => {
  for (const path of pages) {
    const first = await get(path);
    await first.text();
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const etag = first.headers.get('etag');
    expect(etag).toMatch(/^W\//);
    expect(first.headers.get('vary')).toMatch(/accept-encoding/i);
    for (const encoding of ['gzip', 'identity']) {
      const headers = { 'if-none-match': etag ?? '', 'cache-control': 'max-age=0', 'accept-encoding': encoding };
      const again = await get(path, { headers });
      await again.text();
      expect([path, again.status]).toEqual([path, 304]);
      for (const name of ['etag', 'vary', 'cache-control'])
        expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)]);
    }
  }
});

test('crawlers get the same kept page, and so does whoever borrows the server’s own name', async () => {
  for (const agent of [
    WHOLE_PAGE_READER,
    'Googlebot/2.1',
    'bingbot/2.0',
    'Twitterbot/1.0',
    'facebookexternalhit/1.1',
    'Slackbot 1.0',
  ]) {
    const response = await get(routes.home(), { headers: { 'user-agent': agent } });
    expect(response.headers.get('x-nextjs-cache')).toBe('HIT');
    const html = await response.text();
    expect(html.indexOf('<title>')).toBeLessThan(html.indexOf('</head>'));
  }
});

test('HEAD answers as GET does, without the body', async () => {
  for (const path of [routes.home(), '/nothing-here']) {
    const [whole, head] = [await get(path), await get(path, { method: 'HEAD' })];
    await whole.text();
    expect(head.status).toBe(whole.status);
    for (const name of ['etag', 'vary', 'content-type', 'content-encoding', 'content-length'])
      expect([path, name, head.headers.get(name)]).toEqual([path, name, whole.headers.get(name)]);
    expect(await head.text()).toBe('');
  }
});

test('every answer carries the headers that keep a browser careful, and none boasts', async () => {
  for (const path of [routes.home(), '/nothing-here', '/%', '/health/live']) {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
  }
});
