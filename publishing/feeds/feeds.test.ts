import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { SOME_INSTITUTION, someOrganization, someone, somePublication } from '../../test/some-publication.ts';
import type { Document } from '../body/document.ts';
import { atomFeed } from './atom.ts';
import type { Feed } from './feed.ts';
import { feedItem } from './feed-item.ts';
import { feedSource } from './feed-source.ts';
import { jsonFeed } from './json-feed.ts';
import { rssFeed } from './rss.ts';

const ORIGIN = 'https://example.org';
const AUDIO = {
  id: 'f1',
  src: '/files/f1/0123456789abcdef/talk.mp3',
  contentType: 'audio/mpeg',
  bytes: 1234,
  width: null,
  height: null,
  renditions: [],
};

const text = (content: string) => ({ type: 'text' as const, text: content });
const BODY: Document = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [text('Rice & beans <b>'), { type: 'footnote', content: [text('A note.')] }] },
    {
      type: 'paragraph',
      content: [{ ...text('inside'), marks: [{ type: 'link', attrs: { href: '/people/somebody' } }] }],
    },
    {
      type: 'media',
      attrs: { kind: 'audio', file: 'f1', title: 'The talk', chapters: [{ start: 61, title: 'Method' }] },
      content: [{ type: 'paragraph', content: [text('Hello.')] }],
    },
  ],
};

const piece = somePublication({
  kind: 'podcast',
  title: 'Tom & Jerry\u0007 <live>',
  byline: [someone('Anna van der Berg'), someone('王小明'), someOrganization('The Institute')],
  body: BODY,
  files: { f1: AUDIO },
  hubs: [{ type: 'topic', slug: 'sea', name: 'Sea' }],
});

function feed(...publications: (typeof piece)[]): Feed {
  const items = publications.map((one) => feedItem(one, { whole: true, origin: ORIGIN, seconds: 67.6 }));
  return {
    title: 'Podcasts | The Institute',
    description: 'What we said.',
    language: 'en',
    page: `${ORIGIN}/publications/podcasts`,
    self: { rss: `${ORIGIN}/feed.xml`, atom: `${ORIGIN}/atom.xml`, json: `${ORIGIN}/feed.json` },
    publisher: SOME_INSTITUTION.name,
    podcastCategory: 'Society & Culture',
    artwork: `${ORIGIN}/publications/podcasts/artwork.jpg`,
    updated: items[0]?.updated ?? new Date(0),
    items,
  };
}

async function wellFormed(xml: string) {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'feed.xml', contents: xml }],
    schema: undefined as never,
  }).catch((error: Error) => ({ valid: false, errors: [error.message] }));
  return { valid, errors };
}

test('RSS says what the page says, to an independent reader', async () => {
  const xml = rssFeed(feed(piece));
  const read = parseRssFeed(xml);
  const [item] = read.items ?? [];
  expect(item).toMatchObject({
    title: 'Tom & Jerry <live>',
    link: `${ORIGIN}/publications/podcasts/${piece.slug}`,
    guid: { value: `urn:uuid:${piece.id}`, isPermaLink: false },
    enclosures: [{ url: ORIGIN + AUDIO.src, length: 1234, type: 'audio/mpeg' }],
  });
  expect(item?.dc?.creators).toEqual(['Anna van der Berg', '王小明', 'The Institute']);
  expect(new Date(String(item?.pubDate)).toISOString()).toBe(piece.date.at.toISOString());
  expect(item?.content?.encoded).toContain('Rice &amp; beans &lt;b&gt;<sup>1</sup>');
  expect(item?.content?.encoded).toContain(`<a href="${ORIGIN}/people/somebody">inside</a>`);
  expect(item?.content?.encoded).toContain('1:01 Method');
  expect(item?.podcast?.transcripts?.[0]?.url).toBe(
    `${ORIGIN}/publications/podcasts/${piece.slug}/recording/transcript.html`,
  );
  expect(item?.podcast?.chapters?.url).toBe(`${ORIGIN}/publications/podcasts/${piece.slug}/recording/chapters.json`);
  expect(read.itunes).toMatchObject({
    explicit: false,
    categories: [{ text: 'Society & Culture' }],
    image: `${ORIGIN}/publications/podcasts/artwork.jpg`,
  });
  expect(item?.itunes).toMatchObject({
    duration: 68,
    image: `${ORIGIN}/publications/podcasts/${piece.slug}/artwork.jpg`,
  });
});

test('Atom and JSON Feed say the same', () => {
  const [entry] = parseAtomFeed(atomFeed(feed(piece))).entries ?? [];
  const [item] = parseJsonFeed(jsonFeed(feed(piece))).items ?? [];
  expect(entry?.id).toBe(`urn:uuid:${piece.id}`);
  expect(item?.id).toBe(entry?.id);
  expect(entry?.authors?.map(({ name }) => name)).toEqual(item?.authors?.map(({ name }) => name));
  expect(entry?.content?.value ?? entry?.content).toEqual(item?.content_html);
  expect(item?.attachments).toEqual([
    { url: ORIGIN + AUDIO.src, mime_type: 'audio/mpeg', size_in_bytes: 1234, duration_in_seconds: 68 },
  ]);
  expect(String(item?.date_published)).toContain('2014-08-15T16:00:00');
});

test('a correction makes an item newer, and never another', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  const corrected = {
    ...piece,
    publiclyUpdatedAt: at,
    notes: [{ id: 'n', type: 'correction' as const, at, text: 'It was <three>.' }],
  };
  const [before] = parseAtomFeed(atomFeed(feed(piece))).entries ?? [];
  const [after] = parseAtomFeed(atomFeed(feed(corrected))).entries ?? [];
  expect(after?.id).toBe(before?.id);
  expect(after?.published).toEqual(before?.published);
  expect(new Date(String(after?.updated)).getTime()).toBe(at.getTime());
  expect(JSON.stringify(after?.content)).toContain('Correction:</strong> It was &lt;three&gt;.');
});

test('a summary feed has no text, and a feed without sound no podcast', () => {
  const item = feedItem(piece, { whole: false, origin: ORIGIN, seconds: null });
  expect(item.html).toBeNull();
  expect(item.summary).toBe(piece.summary);
  const plain = rssFeed(feed(somePublication()));
  expect(plain).not.toContain('itunes');
});

test('a text in Arabic says in which direction it runs, in every format', () => {
  const arabic = { ...piece, language: 'ar' };
  const [inRss] = parseRssFeed(rssFeed(feed(arabic))).items ?? [];
  const [inAtom] = parseAtomFeed(atomFeed(feed(arabic))).entries ?? [];
  const [inJson] = parseJsonFeed(jsonFeed(feed(arabic))).items ?? [];
  for (const html of [inRss?.content?.encoded, JSON.stringify(inAtom?.content), inJson?.content_html])
    expect(html?.replaceAll('\\"', '"')).toContain('<div lang="ar" dir="rtl">');
  expect(inRss?.dc?.languages).toEqual(['ar']);
  expect(rssFeed(feed(piece))).not.toContain('dir=');
});

test('feeds are well-formed XML', async () => {
  for (const xml of [rssFeed(feed(piece)), atomFeed(feed(piece)), rssFeed(feed()), atomFeed(feed())]) {
    expect(await wellFormed(xml)).toEqual({ valid: true, errors: [] });
  }
});

test.each([
  [[], { of: 'site' }],
  [['reports'], { of: 'group', group: 'reports' }],
  [['publications', 'podcasts'], { of: 'kind', kind: 'podcast' }],
  [['topics', 'sea'], { of: 'hub', type: 'topic', slug: 'sea' }],
  [['series', 'a'], { of: 'hub', type: 'series', slug: 'a' }],
  [['people', 'anna'], { of: 'person', slug: 'anna' }],
  [['organizations', 'who'], { of: 'organization', slug: 'who' }],
  [['topics'], null],
  [['publications', 'nothing'], null],
  [['publications', 'reports', 'one'], null],
])('%j is followed as %j', (segments, source) => {
  expect(feedSource(segments)).toEqual(source);
});
