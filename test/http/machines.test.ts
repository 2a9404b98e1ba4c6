import { join } from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { FEED_FORMATS, type FeedFormat } from '../../publishing/feeds/feed.ts';
import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import { setMachineSettings } from '../../publishing/institution/commands.ts';
import { ALL_KINDS, GROUPS, type Group, type Kind, rulesOf } from '../../publishing/kinds.ts';
import { publish } from '../../publishing/publications/commands.ts';
import { withdraw } from '../../publishing/publications/withdraw-commands.ts';
import { addRedirect } from '../../publishing/redirects/commands.ts';
import { absolute, routes } from '../../publishing/routes.ts';
import {
  makeDraft,
  makeHub,
  makeOrganization,
  makePerson,
  makePublished,
  makeScheduled,
  TESTER,
} from '../factories.ts';
import { answerOf, lastOld } from '../freshness.ts';
import { metasOf, textOfClass } from '../readers/head.ts';
import { faultsBySchema } from '../schemas.ts';
import { useSites } from '../sites.ts';

const HIDDEN = 'zxqhidden';
/** Every page that a search engine should know, and those nobody may. */
const known = new Set<string>();
const hidden: string[] = [];
const bySlug = new Map<Kind, string>();
/** Pages with a list that the publication of each kind is in. */
const lists = new Set<string>();
const translated = { original: '', french: '' };

const { get, instance } = useSites({
  instances: 2,
  fill: async () => {
    const person = await makePerson({ name: 'Zoë Okonkwo-Łęcka', standing: 'expert' });
    const organization = await makeOrganization();
    const hubs: string[] = [];
    for (const type of Object.keys(HUB_TYPES) as HubType[]) {
      const hub = await makeHub({ type });
      hubs.push(hub.id);
      known.add(routes.hubs(type)).add(routes.hub(type, hub.slug));
      lists.add(routes.hub(type, hub.slug));
    }
    const byline = [
      { role: 'author' as const, affiliation: null, personId: person.id },
      { role: 'author' as const, affiliation: null, organizationId: organization.id },
    ];
    for (const kind of ALL_KINDS) {
      const { slug } = await makePublished({ kind, byline, hubs, title: `Ports & <Power>: a ${kind}` });
      bySlug.set(kind, slug);
      known.add(routes.kind(kind)).add(routes.publication(kind, slug));
      lists.add(routes.kind(kind));
    }
    for (const group of Object.keys(GROUPS) as Group[]) lists.add(routes.group(group));
    lists.add(routes.person(person.slug)).add(routes.organization(organization.slug));
    for (const path of [...lists, routes.home(), routes.publications(), routes.people()]) known.add(path);

    const original = await makePublished({ kind: 'report', title: 'Two languages' });
    const french = await makePublished({
      kind: 'report',
      title: 'Deux langues',
      language: 'fr',
      translationOf: original.id,
    });
    translated.original = routes.publication('report', original.slug);
    translated.french = routes.publication('report', french.slug);
    known.add(translated.original).add(translated.french);

    const secret = { kind: 'report' as const, title: HIDDEN, byline, hubs };
    const draft = await makeDraft(secret);
    const scheduled = await makeScheduled(secret, new Date(Date.now() + 86_400_000));
    const taken = await makePublished(secret);
    valueOf(
      await withdraw(TESTER, { id: taken.id, expectedRevision: 1, outcome: 'notice_only', reason: 'It was wrong.' }),
    );
    for (const { slug } of [draft, scheduled, taken]) hidden.push(routes.publication('report', slug));
  },
});

const text = async (path: string, init?: RequestInit) => {
  const response = await get(path, init);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};
const origin = () => instance(0).origin;
const pathOf = (url: string) => (url.startsWith(`${origin()}/`) ? url.slice(origin().length) : `not ours: ${url}`);

const READERS: Record<FeedFormat, (raw: string) => { id?: string; url?: string; title?: string }[]> = {
  rss: (raw) =>
    (parseRssFeed(raw).items ?? []).map(({ guid, link, title }) => ({
      id: guid?.value,
      url: link,
      title: typeof title === 'string' ? title : undefined,
    })),
  atom: (raw) =>
    (parseAtomFeed(raw).entries ?? []).map(({ id, links, title }) => ({
      id,
      url: links?.find(({ rel }) => rel === 'alternate')?.href,
      title: typeof title === 'string' ? title : title?.value,
    })),
  json: (raw) => (parseJsonFeed(raw).items ?? []).map(({ id, url, title }) => ({ id, url, title })),
};

test('each list has three feeds that say the same, and nobody is sent one twice', async () => {
  for (const list of [routes.home(), ...lists]) {
    const told = [];
    for (const format of Object.keys(FEED_FORMATS) as FeedFormat[]) {
      const path = routes.feed(list, format);
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('content-type')).toContain(FEED_FORMATS[format].contentType);
      const raw = await response.text();
      expect(raw).not.toContain(HIDDEN);
      told.push(READERS[format](raw));
      const conditions: Record<string, string>[] = [
        { 'If-None-Match': response.headers.get('etag') ?? '' },
        { 'If-Modified-Since': response.headers.get('last-modified') ?? '' },
      ];
      for (const condition of conditions)
        expect([path, (await get(path, { headers: condition })).status]).toEqual([path, 304]);
      expect((await get(path, { headers: { 'If-None-Match': '"another"' } })).status).toBe(200);
    }
    const [first = [], ...others] = told;
    expect(first.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toEqual(first);
    for (const { url = '', id, title } of first) {
      expect(known).toContain(pathOf(url));
      expect(id).toMatch(/^urn:uuid:/);
      expect(title).not.toContain('&amp;');
    }
  }
  expect((await get(routes.feed('/topics/nobody', 'rss'))).status).toBe(404);
});

test('the sitemaps name every page once, each is there and calls itself so, and nothing hidden is named', async () => {
  const index = await text(routes.sitemap());
  const parts = locations(index).map(pathOf);
  const documents: Record<string, string> = { 'index.xml': index };
  for (const path of parts) documents[path.slice(1)] = await text(path);
  const schemas = join(import.meta.dirname, '..', 'fixtures', 'sitemap-schemas');
  expect(await faultsBySchema(documents, schemas, 'sitemap.xsd')).toEqual([]);
  const broken = { 'broken.xml': index.replaceAll('<loc>', '<loc>ftp:') };
  expect(await faultsBySchema(broken, schemas, 'sitemap.xsd')).not.toEqual([]);

  const named = Object.entries(documents)
    .filter(([name]) => name !== 'index.xml' && !name.startsWith('sitemap-news'))
    .flatMap(([, xml]) => locations(xml).map(pathOf));
  expect([...named].sort()).toEqual([...known].sort());
  for (const path of named) {
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(await text(path))?.[1] ?? '';
    expect(new URL(canonical).href).toBe(new URL(path, origin()).href);
  }
  expect(JSON.stringify(documents)).not.toContain(HIDDEN);
  for (const path of hidden) expect(JSON.stringify(documents)).not.toContain(path);

  const news = locations(documents['sitemap-news.xml'] ?? '').map(pathOf);
  const newsworthy = (['press_note', 'commentary'] as const).map((kind) => routes.publication(kind, slugOf(kind)));
  expect([...news].sort()).toEqual(newsworthy.sort());
  const shard = Object.values(documents).find((xml) => xml.includes(`${translated.french}</loc>`)) ?? '';
  for (const path of [translated.original, translated.french]) {
    const entry = shard.split('<url>').find((one) => one.includes(`${path}</loc>`)) ?? '';
    const links = [...entry.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, tag, href]) => [tag, href]);
    const head = [...(await text(path)).matchAll(/hrefLang="([^"]+)" href="([^"]+)"/gi)].map(([, tag, href]) => [
      tag,
      href,
    ]);
    expect(links).toHaveLength(3);
    expect([...links].sort()).toEqual([...head].sort());
  }
  const [original] = graphOf(await text(translated.original));
  expect(original?.workTranslation).toMatchObject([{ url: absolute(origin(), translated.french) }]);
  const [french] = graphOf(await text(translated.french));
  expect(french?.translationOfWork).toMatchObject({ url: absolute(origin(), translated.original) });
});

test.each(ALL_KINDS)('what machines are told of a %s is what its page shows', async (kind) => {
  const path = routes.publication(kind, slugOf(kind));
  const html = await text(path);
  const [work, ...others] = graphOf(html);
  expect(work).toMatchObject({
    '@type': rulesOf(kind).schemaType,
    url: absolute(origin(), path),
    name: textOfClass(html, 'publication-title'),
    datePublished: /<time[^>]*dateTime="([^"]+)"/i.exec(html)?.[1],
  });
  const byline = textOfClass(html, 'byline') ?? '';
  const authors = (work?.author as { name: string; url: string }[]) ?? [];
  expect(byline).toBe(`By ${authors.map(({ name }) => name).join(' & ')}`);
  for (const { url } of authors) expect(html).toContain(`href="${pathOf(url)}"`);
  const crumbs = others.find((thing) => thing['@type'] === 'BreadcrumbList');
  expect(JSON.stringify(crumbs)).toContain(absolute(origin(), routes.kind(kind)));
});

test('lists, indexes and the front page say what they are', async () => {
  for (const path of [...lists, routes.people(), ...(Object.keys(HUB_TYPES) as HubType[]).map(routes.hubs)]) {
    const html = await text(path);
    const [page] = graphOf(html);
    expect([path, page?.url]).toEqual([path, absolute(origin(), path)]);
    const items = (page?.mainEntity as { itemListElement?: { url: string }[] } | undefined)?.itemListElement ?? [];
    for (const { url } of items) expect(html).toContain(`href="${pathOf(url)}"`);
    if (!path.startsWith('/people/')) expect(items.length).toBeGreaterThan(0);
  }
  expect(graphOf(await text('/')).map((thing) => thing['@type'])).toContain('WebSite');
});

test.each([
  ['Googlebot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['Bingbot', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'],
  ['curl', 'curl/8.5.0'],
])('%s is given the whole head, with a picture', async (_name, agent) => {
  for (const kind of ['report', 'commentary'] as const) {
    const path = routes.publication(kind, slugOf(kind));
    const html = await text(path, { headers: { 'User-Agent': agent } });
    const head = html.slice(0, html.indexOf('</head>'));
    expect(head).toMatch(/<title>[^<]+<\/title>/);
    for (const link of ['rel="canonical"', 'application/rss+xml', 'application/atom+xml', 'text/markdown'])
      expect(head).toContain(link);
    expect(graphOf(html)[0]).toMatchObject({ url: absolute(origin(), path) });
    const metas = metasOf(html);
    expect(metas.body).toEqual([]);
    const found = new Map(metas.head.map(({ key, content }) => [key, content]));
    expect(Object.fromEntries(found)).toMatchObject({
      description: 'A summary.',
      'og:type': 'article',
      'og:locale': 'en_US',
      'og:url': absolute(origin(), path),
      'og:title': `Ports & <Power>: a ${kind}`,
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': `${rulesOf(kind).label}: Ports & <Power>: a ${kind}`,
      'twitter:card': 'summary_large_image',
    });
    expect(found.has(kind === 'report' ? 'citation_title' : 'DC.type')).toBe(true);
  }
});

test('lists, hubs, people and the front page have pictures of their own, which are there', async () => {
  const seen = new Set<string>();
  for (const list of [...lists, routes.home()]) {
    const found = new Map(metasOf(await text(list)).head.map(({ key, content }) => [key, content]));
    const path = pathOf(found.get('og:image') ?? '');
    expect([list, found.get('twitter:card'), found.get('og:image:width')]).toEqual([
      list,
      'summary_large_image',
      '1200',
    ]);
    expect(path).toBe(list === '/' ? path : `${list}/card/${path.slice(-16)}`);
    seen.add(path);
    const response = await get(path);
    expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, 'image/png']);
    await response.arrayBuffer();
    const older = await get(`${list === '/' ? '' : list}/card/0123456789ab.png`);
    expect([older.status, older.headers.get('location')]).toEqual([308, path]);
  }
  expect(seen.size).toBe(lists.size + 1);
  for (const index of [routes.people(), routes.hubs('topic')])
    expect(metasOf(await text(index)).head.find(({ key }) => key === 'og:image')?.content).toContain('/card/');
  for (const odd of ['/topics/nobody/card/0123456789ab.png', '/card/x.png', '/nowhere/card/0123456789ab.png'])
    expect((await get(odd)).status).toBe(404);
});

test('square pictures of the site, of lists and of publications are what podcast directories take', async () => {
  const paths = [
    '/artwork.jpg',
    `${routes.kind('podcast')}/artwork.jpg`,
    routes.publicationArtwork('podcast', slugOf('podcast')),
  ];
  for (const path of paths) {
    const response = await get(path);
    expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, 'image/jpeg']);
    const { format, width, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([format, width, height]).toEqual(['jpeg', 1500, 1500]);
    const condition = { 'If-Modified-Since': response.headers.get('last-modified') ?? '' };
    expect((await get(path, { headers: condition })).status).toBe(304);
  }
  const [house] = graphOf(await text('/')).filter((thing) => thing['@type'] === 'ResearchOrganization');
  expect(house?.logo).toMatchObject({ url: `${origin()}/artwork.jpg` });
  for (const secret of hidden) expect((await get(`${secret}/artwork.jpg`)).status).toBe(404);
});

test('since when a text is given is kept as data, and later only when it is another', async () => {
  const feed = routes.feed(routes.kind('event'), 'rss');
  const page = `${routes.publication('event', slugOf('event'))}.md`;
  const since = async (path: string) => new Date((await get(path)).headers.get('last-modified') ?? '');
  const kept = async (address: string) => (await db().givenText.findUniqueOrThrow({ where: { address } })).since;
  const [before, ofPage] = [await since(feed), await since(page)];
  expect([await kept(feed), await kept(page)]).toEqual([before, ofPage]);
  await makePublished({ kind: 'event', title: 'Another evening' });
  await expect.poll(async () => (await since(feed)).getTime()).toBeGreaterThan(before.getTime());
  expect(await kept(feed)).toEqual(await since(feed));
  expect(await since(page)).toEqual(ofPage);
});

test('there is no sitemap beyond the last, nor of a year that cannot be', async () => {
  const year = new Date().getUTCFullYear();
  for (const name of [
    `reports-${year}-2`,
    `reports-${year}-99`,
    'reports-0000',
    'reports-99',
    'reports-9999',
    'nothing',
  ])
    expect([name, (await get(`/sitemap-${name}.xml`)).status]).toEqual([name, 404]);
});

test('the picture is there, is sent once, and leads on from its older addresses; hidden ones are not there', async () => {
  const page = routes.publication('report', slugOf('report'));
  const address = metasOf(await text(page)).head.find(({ key }) => key === 'og:image')?.content ?? '';
  const path = pathOf(address);
  const response = await get(path);
  expect(response.headers.get('content-type')).toBe('image/png');
  const picture = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
  expect(picture).toMatchObject({ format: 'png', width: 1200, height: 630 });
  const etag = response.headers.get('etag') ?? '';
  expect((await get(path, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  const older = await get(`${page}/card/0123456789ab.png`);
  expect([older.status, older.headers.get('location')]).toEqual([308, path]);
  for (const secret of hidden) expect((await get(`${secret}/card/0123456789ab.png`)).status).toBe(404);
  for (const odd of ['card', 'card/x.png', 'card/0123456789ab']) expect((await get(`${page}/${odd}`)).status).toBe(404);
});

test('the plain forms, robots.txt and llms.txt', async () => {
  const page = routes.publication('report', slugOf('report'));
  expect(await text(`${page}.md`)).toMatch(/^# Ports & (\\?<)Power/m);
  expect(JSON.parse(await text(`${page}.json`))).toMatchObject({ url: absolute(origin(), page), kind: 'Report' });
  const [draft = '', scheduled = ''] = hidden;
  for (const secret of [draft, scheduled])
    for (const form of ['md', 'json']) expect((await get(`${secret}.${form}`)).status).toBe(404);
  const robots = await text('/robots.txt');
  expect(robots).toContain(`Sitemap: ${absolute(origin(), routes.sitemap())}`);
  const forAll = robots.split('\n\n').find((group) => group.startsWith('User-agent: *')) ?? '';
  expect(forAll).toContain('Disallow: /staff');
  for (const closed of forAll.matchAll(/Disallow: (\S+)/g))
    for (const path of known) expect(path.startsWith(closed[1] ?? '')).toBe(false);
  const llms = await text('/llms.txt');
  expect(llms).toMatch(/^# .+\n\n> /);
  expect(llms).not.toContain(HIDDEN);
});

test('a release is in the feeds and the sitemap of both instances within a second', async () => {
  const year = new Date().getUTCFullYear();
  const places = [routes.feed('/', 'rss'), routes.feed('/', 'json'), `/sitemap-reports-${year}.xml`];
  const urls = [0, 1].flatMap((index) => places.map((path) => instance(index).origin + path));
  for (const url of urls) expect(await answerOf(url)).not.toContain('just-released');
  await makePublished({ kind: 'report', title: 'Just released' }, { slug: 'just-released' });
  expect(await lastOld(urls, Date.now(), (answer) => answer.includes('just-released'))).toBeLessThan(1000);
});

test('somebody’s feed and square picture are there within a second of their first publication', async () => {
  const [person, organization] = [await makePerson(), await makeOrganization()];
  const pages = [routes.person(person.slug), routes.organization(organization.slug)];
  const urls = [0, 1].flatMap((index) =>
    pages.flatMap((page) =>
      [routes.feed(page, 'rss'), `${page}/artwork.jpg`].map((path) => instance(index).origin + path),
    ),
  );
  for (const url of urls) expect(await answerOf(url)).toMatch(/^404/);
  const byline = [{ personId: person.id }, { organizationId: organization.id }];
  await makePublished({ byline: byline.map((of) => ({ role: 'author', affiliation: null, ...of })) });
  expect(await lastOld(urls, Date.now(), (answer) => answer.startsWith('200'))).toBeLessThan(1000);
});

test('an old address of a list or a page leads on within a second of the release of what it leads to', async () => {
  const draft = await makeDraft({ kind: 'report' });
  const target = routes.publication('report', draft.slug);
  const paths = ['/topics/that-was', '/organizations/that-was', '/publications/commentary/that-was'];
  for (const path of paths) valueOf(await addRedirect(TESTER, { path, target }));
  const urls = [0, 1].flatMap((index) => paths.map((path) => instance(index).origin + path));
  for (const url of urls) expect(await answerOf(url)).toMatch(/^404/);
  valueOf(await publish(TESTER, { id: draft.id, counter: draft.counter }));
  expect(await lastOld(urls, Date.now(), (answer) => answer.startsWith('308'))).toBeLessThan(1000);
});

test('what the institution lets machines have is so on both instances within a second', async () => {
  const key = 'a-key-of-ours';
  const choices = { aiTraining: true, aiSearch: false, aiReading: true, wholeFeeds: false } as const;
  const feed = routes.feed(routes.kind('report'), 'rss');
  expect(await text(feed)).toContain('<content:encoded>');
  valueOf(await setMachineSettings(TESTER, { ...choices, podcastCategory: 'News', indexNowKey: key }));
  const since = Date.now();
  const both = (path: string) => [instance(0).origin + path, instance(1).origin + path];
  const delays = await Promise.all([
    lastOld(both('/robots.txt'), since, (answer) => answer.includes('OAI-SearchBot') && !answer.includes('GPTBot')),
    lastOld(both(feed), since, (answer) => !answer.includes('<content:encoded>')),
    lastOld(both(`/${key}.txt`), since, (answer) => answer === `200 ${key}`),
  ]);
  expect(Math.max(...delays)).toBeLessThan(1000);
});

function slugOf(kind: Kind): string {
  return bySlug.get(kind) ?? '';
}

function locations(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
}

type Thing = { [property: string]: unknown };

/** The one graph of a page, which stands in its head. */
function graphOf(html: string): Thing[] {
  const all = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  expect(all).toHaveLength(1);
  expect(all[0]?.index).toBeLessThan(html.indexOf('</head>'));
  const graph = JSON.parse(all[0]?.[1] ?? '') as { '@context': string; '@graph': Thing[] };
  expect(graph['@context']).toBe('https://schema.org');
  return graph['@graph'];
}
