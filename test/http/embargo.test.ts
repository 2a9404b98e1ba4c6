import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import type { Document } from '../../publishing/body/document.ts';
import { addThread } from '../../publishing/comments/commands.ts';
import type { Kind } from '../../publishing/kinds.ts';
import { storeFile } from '../../publishing/media/commands.ts';
import type { Rendition } from '../../publishing/media/media.ts';
import { createPreviewLink } from '../../publishing/previews/commands.ts';
import { bin } from '../../publishing/publications/bin-commands.ts';
import { addToBundle, createBundle } from '../../publishing/publications/bundle-commands.ts';
import { scheduleBundle } from '../../publishing/publications/bundle-release-commands.ts';
import type { PublicationContent } from '../../publishing/publications/content.ts';
import { openDraft, saveDraft } from '../../publishing/publications/draft-commands.ts';
import { withdraw } from '../../publishing/publications/withdraw-commands.ts';
import { addRedirect, planRedirect } from '../../publishing/redirects/commands.ts';
import { routes } from '../../publishing/routes.ts';
import { pinResult } from '../../publishing/search/commands.ts';
import { crawl } from '../crawl.ts';
import {
  makeDraft,
  makeHub,
  makeOrganization,
  makeOutlet,
  makePerson,
  makePublished,
  makeScheduled,
  paragraphs,
  someContent,
  TESTER,
} from '../factories.ts';
import { useSites } from '../sites.ts';

const CANARY = 'zxqcanary';
const PUBLIC_CANARY = 'zxqpublic';
/** All that must not be there: pages and whatever hangs on them, files and their renditions, people, redirects that wait. */
const hidden: string[] = [];
const topic = { id: '', slug: '' };
const author = { id: '', slug: '' };
let published = 0;

const { instance, get } = useSites({
  fill: async () => {
    Object.assign(topic, await makeHub());
    Object.assign(author, await makePerson({ standing: 'expert' }));
    const report = await makePublic({ kind: 'report' });
    await makePublic({ kind: 'commentary' });
    const inADay = new Date((await databaseTime()) + 86_400_000);

    const far = await makeScheduled(await embargoed({ translationOf: report.id, related: [report.id] }), inADay);
    hide('report', far.slug);
    const draft = await makeDraft(await embargoed());
    hide('report', draft.slug);
    const inTheBin = await makeDraft(await embargoed());
    valueOf(await bin(TESTER, { id: inTheBin.id }));
    hide('report', inTheBin.slug);

    // A bundle that waits: two pieces and two redirects.
    const [one, two] = [await makeDraft(await embargoed()), await makeDraft(await embargoed({ kind: 'podcast' }))];
    const { id } = valueOf(await createBundle(TESTER, { name: `Bundle ${CANARY}` }));
    for (const { id: publication } of [one, two]) valueOf(await addToBundle(TESTER, { id, publication }));
    valueOf(await planRedirect(TESTER, { bundle: id, path: '/waits-for-a-piece', publicationId: one.id }));
    valueOf(
      await planRedirect(TESTER, { bundle: id, path: '/waits-for-elsewhere', target: `https://example.org/${CANARY}` }),
    );
    valueOf(await scheduleBundle(TESTER, { id, counters: { [one.id]: 1, [two.id]: 1 }, releaseAt: inADay }));
    hide('report', one.slug);
    hide('podcast', two.slug);
    valueOf(await addRedirect(TESTER, { path: '/leads-to-what-waits', publicationId: far.id }));
    const below = routes.pdf('report', far.slug);
    valueOf(await addRedirect(TESTER, { path: '/leads-below-what-waits', target: below }));
    hidden.push('/waits-for-a-piece', '/waits-for-elsewhere', '/leads-to-what-waits', '/leads-below-what-waits');

    // What is public points at what is not: in its text, by hand, as the successor of what was withdrawn, by a pin.
    await makePublic({ related: [far.id, one.id], body: linkTo(routes.publication('report', far.slug)) });
    const gone = await makePublic({ kind: 'commentary' });
    const reason = 'A mistake.';
    const outcome = { outcome: 'replaced' as const, replacedById: report.id, expectedRevision: 1, reason };
    valueOf(await withdraw(TESTER, { id: gone.id, ...outcome }));
    // No command lets this be; the page is to hold all the same.
    await db().publication.update({ where: { id: gone.id }, data: { replacedById: far.id } });
    published -= 1;
    valueOf(await pinResult(TESTER, { query: PUBLIC_CANARY, publicationId: far.id }));

    // What staff do with what is live: a draft beside it, a remark about it, a link for somebody outside.
    const { counter } = valueOf(await openDraft(TESTER, { id: report.id }));
    valueOf(await saveDraft(TESTER, { id: report.id, counter, content: someContent(await embargoed()) }));
    const anchor = { quote: CANARY, before: '', after: '', stretch: 0 };
    valueOf(await addThread(TESTER, { publicationId: report.id, anchor, text: `Remark ${CANARY}` }));
    valueOf(await createPreviewLink(TESTER, { id: far.id, label: `Link ${CANARY}`, days: 3 }));
  },
});

function hide(kind: Kind, slug: string): void {
  hidden.push(
    routes.publication(kind, slug),
    routes.form(kind, slug, 'md'),
    routes.form(kind, slug, 'json'),
    routes.print(kind, slug),
    routes.pdf(kind, slug),
    routes.versions(kind, slug),
    routes.version(kind, slug, 1),
    routes.sharePicture(kind, slug, '0123456789ab'),
    ...(['apa', 'chicago', 'mla', 'bibtex', 'ris', 'csl'] as const).map((format) =>
      routes.citation(kind, slug, format),
    ),
    ...(['chapters.json', 'transcript.html'] as const).map((part) => routes.recordingPart(kind, slug, part)),
  );
}

async function makePublic(content: Partial<PublicationContent> = {}) {
  published += 1;
  return makePublished({ ...piece(PUBLIC_CANARY), ...content });
}

function piece(word: string) {
  return {
    title: `Title ${word}`,
    subtitle: `Subtitle ${word}`,
    summary: `Summary ${word}`,
    body: bodyWith(word),
    byline: [{ role: 'author' as const, affiliation: `Affiliation ${word}`, personId: author.id }],
    hubs: [topic.id],
  };
}

/** With people, a house, an outlet, pictures and a file that nothing public names. */
async function embargoed(overrides: Partial<PublicationContent> = {}): Promise<Partial<PublicationContent>> {
  const [person, house] = [await makePerson({ name: `Person ${CANARY}` }), await makeOrganization()];
  hidden.push(routes.person(person.slug));
  const outlet = await makeOutlet({ name: `Outlet ${CANARY}` });
  const [table, cover, figure] = [await textFile(CANARY), await picture(), await picture()];
  hidden.push(table.address, ...cover.addresses, ...figure.addresses);
  const base = piece(CANARY);
  const { content } = base.body;
  return {
    ...base,
    kind: 'report',
    reportNumber: `Number ${CANARY}`,
    byline: [
      ...base.byline,
      { role: 'author', affiliation: null, personId: person.id },
      { role: 'author', affiliation: null, organizationId: house.id },
    ],
    body: { type: 'doc', content: [...content, { type: 'figure', attrs: { file: figure.id, alt: `Alt ${CANARY}` } }] },
    outletId: outlet.id,
    originalUrl: `https://example.org/${CANARY}`,
    cover: { fileId: cover.id, alt: `Cover ${CANARY}` },
    downloads: [{ fileId: table.id, label: `Download ${CANARY}` }],
    headTitle: `Head ${CANARY}`,
    ...overrides,
  };
}

function bodyWith(word: string): Document {
  const { content } = paragraphs(`First paragraph ${word}.`, `Second paragraph ${word}.`);
  return {
    type: 'doc',
    content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: word }] }, ...content],
  };
}

function linkTo(href: string): Document {
  const text = { type: 'text' as const, text: PUBLIC_CANARY, marks: [{ type: 'link' as const, attrs: { href } }] };
  return { type: 'doc', content: [{ type: 'paragraph', content: [text] }] };
}

async function textFile(word: string): Promise<{ id: string; address: string }> {
  const bytes = Buffer.from(`year,word\n${hidden.length},${word}\n`);
  const { fileId } = valueOf(await storeFile(TESTER, { bytes, name: `${word}.csv`, alt: '' }));
  const file = await db().file.findUniqueOrThrow({ where: { id: fileId } });
  return { id: fileId, address: routes.file(file.id, file.version, file.name) };
}

/** A picture no other is like, with the addresses of its bytes and of every smaller copy. */
async function picture(): Promise<{ id: string; addresses: string[] }> {
  const background = { r: hidden.length % 256, g: Math.floor(hidden.length / 256), b: 90 };
  const bytes = await sharp({ create: { width: 1700, height: 900, channels: 3, background } })
    .png()
    .toBuffer();
  const { fileId } = valueOf(await storeFile(TESTER, { bytes, name: `${CANARY}.png`, alt: `Alt ${CANARY}` }));
  const { version, name, renditions } = await db().file.findUniqueOrThrow({ where: { id: fileId } });
  const names = [name, ...(renditions as Rendition[]).map((copy) => copy.name)];
  expect(names.length).toBeGreaterThan(2);
  return { id: fileId, addresses: names.map((each) => routes.file(fileId, version, each)) };
}

test('no byte that a crawler can fetch comes from what is under embargo or a draft', { timeout: 240_000 }, async () => {
  const { bytes, asked } = await crawl(instance(0).origin, [routes.home()]);
  const leaks = [...bytes].filter(([address, text]) => withoutEcho(text, address).includes(CANARY));
  expect(leaks.map(([address]) => address)).toEqual([]);
  expect(asked).toBeGreaterThan(50);
  const found = [...bytes].filter(([, text]) => text.includes(PUBLIC_CANARY));
  expect(found.length).toBeGreaterThan(20);
  for (const kind of [
    /^\/feed\.xml$/,
    /^\/topics\/.*feed\.xml$/,
    /\.md$/,
    /\.json$/,
    /\/cite\//,
    /^\/topics\//,
    /^\/people\//,
  ]) {
    expect([kind, found.some(([address]) => kind.test(address))]).toEqual([kind, true]);
  }
  expect([...bytes.keys()].some((address) => /^\/sitemap-/.test(address))).toBe(true);
});

/** The text without the name it was asked for, which an answer may say again. */
function withoutEcho(text: string, address: string): string {
  return text.replaceAll(address.slice(address.lastIndexOf('/') + 1), '');
}

test('asked for by name, what is under embargo does not exist, by any question', { timeout: 240_000 }, async () => {
  const questions: RequestInit[] = [
    {},
    { method: 'HEAD' },
    { headers: { rsc: '1' } },
    { headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' } },
    { headers: { range: 'bytes=0-99' } },
    { headers: { 'if-none-match': '*' } },
  ];
  for (const path of hidden) {
    for (const question of questions) {
      const response = await get(path, question);
      const told = [...response.headers].join('\n') + (await response.text());
      const isData = new Headers(question.headers).has('rsc');
      expect([path, question, isData || response.status === 404]).toEqual([path, question, true]);
      expect([path, question, withoutEcho(told, path).includes(CANARY)]).toEqual([path, question, false]);
    }
    for (const variant of [`${path}?x=1`, `${path}?_rsc=1a2b3`, path.toUpperCase(), `${path}/`]) {
      const response = await get(variant, { redirect: 'follow' });
      expect([variant, response.status]).toEqual([variant, 404]);
    }
  }
});

test('search finds, offers and counts only what is public', async () => {
  for (const asked of [PUBLIC_CANARY, 'Title', 'paragraph', 'zxqcanar', 'zxqcanry', 'Person', 'Outlet', 'Remark']) {
    for (const path of [`/search?q=${asked}`, `/search/suggestions?q=${asked}`]) {
      expect([path, (await (await get(path)).text()).includes(CANARY)]).toEqual([path, false]);
    }
  }
  for (const [where, list] of [
    ['search', `/search?q=${PUBLIC_CANARY}`],
    ['topic', routes.hub('topic', topic.slug)],
    ['person', routes.person(author.slug)],
  ]) {
    const html = await (await get(list as string)).text();
    const items = new Set(html.match(/href="\/publications\/[a-z-]+\/piece-[\w-]+"/g));
    expect([where, items.size]).toEqual([where, published]);
    const number = html.match(/(\d+) (?:results?|publications?)\b/)?.[1];
    if (number !== undefined) expect([where, Number(number)]).toEqual([where, published]);
  }
});

test('at its time it is there, file and all, and not before', async () => {
  const { id: fileId, address: file } = await textFile('zxqsoon');
  const at = new Date((await databaseTime()) + 3000);
  const content = { ...piece('zxqsoon'), kind: 'report' as const };
  const { slug } = await makeScheduled({ ...content, downloads: [{ fileId, label: 'zxqsoon' }] }, at);
  const address = routes.publication('report', slug);

  for (const path of [address, file]) expect((await get(path)).status).toBe(404);
  expect(Date.now()).toBeLessThan(at.getTime());
  await pause(at.getTime() + 900 - Date.now());
  for (const path of [address, file]) {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('zxqsoon');
  }
  for (const path of [
    ...[routes.home(), routes.group('reports'), routes.hub('topic', topic.slug), routes.person(author.slug)],
    ...['/feed.xml', '/atom.xml', '/feed.json', '/search?q=zxqsoon', routes.form('report', slug, 'md')],
  ]) {
    expect([path, (await (await get(path)).text()).includes('zxqsoon')]).toEqual([path, true]);
  }
});

async function databaseTime(): Promise<number> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT now()`;
  if (!row) throw new Error('The database tells no time.');
  return row.now.getTime();
}
