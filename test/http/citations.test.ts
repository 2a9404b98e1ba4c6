import { Cite } from '@citation-js/core';
import { findChromium } from '../chromium.ts';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { expect, test, vi } from 'vitest';
import { valueOf } from '../../lib/result.ts';
import type { CitationFormat } from '../../publishing/citations/formats.ts';
import { ALL_KINDS, type Kind, rulesOf } from '../../publishing/kinds.ts';
import { move, revise } from '../../publishing/publications/commands.ts';
import type { PublicationContent } from '../../publishing/publications/content.ts';
import { withdraw } from '../../publishing/publications/withdraw-commands.ts';
import { routes } from '../../publishing/routes.ts';
import {
  makeDraft,
  makeHub,
  makeOrganization,
  makeOutlet,
  makePerson,
  makePublished,
  makeScheduled,
  nextName,
  someContent,
  TESTER,
} from '../factories.ts';
import { lastOld } from '../freshness.ts';
import { metasOf } from '../readers/head.ts';
import { readAsScholar } from '../readers/scholar.ts';
import { readAsZotero } from '../readers/zotero.ts';
import { useSites } from '../sites.ts';

const FORMATS: CitationFormat[] = ['apa', 'chicago', 'mla', 'bibtex', 'ris', 'csl'];
const RELEASED = { releaseAt: new Date('2014-08-15T16:00:00Z'), datePrecision: 'day' as const };

type Byline = { slug: string; entries: PublicationContent['byline']; creators: [family: string, given: string][] };
const bylines: Byline[] = [];
const hidden: string[] = [];
const ids = new Map<string, string>();

const { get, instance } = useSites({
  fill: async () => {
    const person = async (name: string, givenName: string | null, familyName: string | null) =>
      (await makePerson({ name, givenName, familyName })).id;
    const weitz = await person('Richard Weitz', 'Richard', 'Weitz');
    const berg = await person('Anna Maria van der Berg', 'Anna Maria', 'van der Berg');
    const king = await person('Martin Luther King Jr.', 'Martin Luther', 'King');
    const rapp = await person('Mira Rapp-Hooper', null, null);
    const wang = await person('王小明', '小明', '王');
    const house = await makeOrganization();
    const by = (...ids: string[]) =>
      ids.map((personId) => ({ role: 'author' as const, affiliation: 'Harbor College', personId }));
    bylines.push(
      { slug: 'one', entries: by(weitz), creators: [['Weitz', 'Richard']] },
      {
        slug: 'four',
        entries: by(berg, king, weitz, rapp),
        creators: [
          ['van der Berg', 'Anna Maria'],
          ['King', 'Martin Luther'],
          ['Weitz', 'Richard'],
          ['Rapp-Hooper', 'Mira'],
        ],
      },
      {
        slug: 'organization',
        entries: [{ role: 'author', affiliation: null, organizationId: house.id }],
        creators: [[`Name of ${house.slug}`, '']],
      },
      { slug: 'non-latin', entries: by(wang), creators: [['王', '小明']] },
    );
    const topic = await makeHub({ name: 'Ports' });
    const base = { title: 'On Harbors', summary: 'What harbors know.', hubs: [topic.id] };
    for (const kind of ALL_KINDS) {
      for (const { slug, entries } of bylines) {
        const numbered = rulesOf(kind).scholarly ? { subtitle: 'A Survey', reportNumber: 'MR-3' } : {};
        await makePublished({ ...base, ...numbered, kind, byline: entries }, { ...RELEASED, slug });
      }
    }
    const outlet = await makeOutlet({ name: 'World Politics Review' });
    const elsewhere = { ...base, outletId: outlet.id, originalUrl: 'https://wpr.example/1', byline: by(weitz) };
    await makePublished(elsewhere, { ...RELEASED, slug: 'elsewhere' });
    for (const [slug, kind] of [
      ['changing', 'commentary'],
      ['taken-back', 'report'],
    ] as const) {
      ids.set(slug, (await makePublished({ ...base, kind, byline: by(weitz) }, { ...RELEASED, slug })).id);
    }
    const old = await makePublished({ ...base, byline: by(weitz) }, { ...RELEASED, slug: 'an-old-name' });
    valueOf(await move(TESTER, { id: old.id, slug: 'a-new-name' }));
    const draft = await makeDraft({ ...base, byline: by(weitz) });
    const far = await makeScheduled({ ...base, byline: by(weitz) }, new Date(Date.now() + 86_400_000));
    hidden.push(draft.slug, far.slug);
  },
});

const paths = (kind: Kind) => bylines.map((byline) => ({ byline, path: routes.publication(kind, byline.slug) }));
const html = async (path: string) => (await get(path)).text();

test.each(ALL_KINDS.filter((kind) => rulesOf(kind).scholarly))('Scholar reads every %s as a paper', async (kind) => {
  for (const { byline, path } of paths(kind)) {
    expect(readAsScholar(await html(path), instance(0).origin + path)).toEqual({
      title: 'On Harbors: A Survey',
      authors: byline.creators.map(([family, given]) => ({ family, given: given || null })),
      date: '2014/8/15',
      institution: expect.any(String),
      number: 'MR-3',
      keywords: ['Ports'],
      pdf: `${instance(0).origin}${path}.pdf`,
    });
  }
});

test.each(ALL_KINDS.filter((kind) => !rulesOf(kind).scholarly))('Scholar passes a %s by', async (kind) => {
  for (const { path } of paths(kind)) {
    expect(readAsScholar(await html(path), instance(0).origin + path)).toBeNull();
  }
});

test.each(ALL_KINDS)('Zotero reads a %s as what it is, by whom it is, in order', async (kind) => {
  const { scholarly, zoteroType } = rulesOf(kind);
  for (const { byline, path } of paths(kind)) {
    const item = readAsZotero(await html(path));
    expect(item).toMatchObject({
      itemType: zoteroType,
      title: scholarly ? 'On Harbors: A Survey' : 'On Harbors',
      date: scholarly ? '2014/8/15' : '2014-08-15',
      number: scholarly ? 'MR-3' : null,
      language: 'en',
      abstract: 'What harbors know.',
      url: instance(0).origin + path,
    });
    const whole = (creators: { lastName: string; firstName: string }[]) =>
      creators.map(({ lastName, firstName }) => [lastName, firstName]);
    const takesParts = !['hearing', 'presentation', 'podcast', 'videoRecording'].includes(zoteroType);
    if (takesParts) expect(whole(item.creators)).toEqual(byline.creators);
    else expect(item.creators).toHaveLength(byline.creators.length);
  }
});

test('a piece that lives elsewhere is read under the name of its outlet', async () => {
  const path = routes.publication('commentary', 'elsewhere');
  expect(readAsZotero(await html(path))).toMatchObject({
    itemType: 'magazineArticle',
    publicationTitle: 'World Politics Review',
  });
});

test('every tag stands in the head, for crawlers and browsers alike', async () => {
  const path = routes.publication('report', 'four');
  for (const agent of ['Mozilla/5.0', 'Googlebot/2.1', 'bingbot/2.0']) {
    const response = await get(path, { headers: { 'user-agent': agent } });
    const { head, body } = metasOf(await response.text());
    expect(head.map(({ key }) => key).filter((key) => key.startsWith('citation_'))).toEqual([
      'citation_title',
      ...Array.from({ length: 4 }, () => ['citation_author', 'citation_author_institution']).flat(),
      'citation_publication_date',
      'citation_technical_report_institution',
      'citation_technical_report_number',
      'citation_language',
      'citation_abstract',
      'citation_keywords',
      'citation_fulltext_html_url',
      ...(findChromium() ? ['citation_pdf_url'] : []),
    ]);
    expect(body).toEqual([]);
  }
});

test.each<[CitationFormat, type: string, start: RegExp]>([
  [
    'apa',
    'text/plain; charset=utf-8',
    /^van der Berg, A\. M\., King, M\. L\., Jr\., Weitz, R\., & Rapp-Hooper, M\. \(2014\)/,
  ],
  [
    'chicago',
    'text/plain; charset=utf-8',
    /^van der Berg, Anna Maria, Martin Luther King Jr\., Richard Weitz, and Mira/,
  ],
  ['mla', 'text/plain; charset=utf-8', /^van der Berg, Anna Maria, et al\. On Harbors: A Survey\. /],
  ['bibtex', 'application/x-bibtex; charset=utf-8', /^@techreport\{vanderberg2014four-[0-9a-f]{4},\n/],
  ['ris', 'application/x-research-info-systems; charset=utf-8', /^TY {2}- RPRT\r\n/],
  ['csl', 'application/vnd.citationstyles.csl+json', /^\[\n/],
])('%s has its address, its content type and its text', async (format, type, start) => {
  const response = await get(routes.citation('report', 'four', format));
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('x-robots-tag')).toBe('noindex');
  expect(text).toMatch(start);
  expect(text).toContain(`${instance(0).origin.replace('http://', '')}/publications/reports/four`);
});

test('the files are downloads that another library reads', async () => {
  for (const [format, extension] of [
    ['bibtex', 'bib'],
    ['ris', 'ris'],
    ['csl', 'json'],
  ] as const) {
    const response = await get(routes.citation('report', 'four', format));
    const name = `vanderberg2014four-[0-9a-f]{4}\\.${extension}`;
    expect(response.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="${name}"$`));
    const [item] = new Cite(await response.text()).data;
    expect(item).toMatchObject({ type: 'report', title: 'On Harbors: A Survey', number: 'MR-3' });
    expect(item?.author).toHaveLength(4);
  }
});

test('the cite box says what the addresses say, and links them', async () => {
  const page = await html(routes.publication('commentary', 'one'));
  const text = page
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
  for (const style of ['apa', 'chicago', 'mla'] as const) {
    expect(text).toContain((await html(routes.citation('commentary', 'one', style))).trim());
  }
  for (const file of ['bibtex', 'ris', 'csl'] as const) {
    expect(page).toContain(`href="${routes.citation('commentary', 'one', file)}"`);
  }
});

test('who has a citation is told so, by its tag or by its date', async () => {
  for (const format of FORMATS) {
    const path = routes.citation('commentary', 'one', format);
    const first = await get(path);
    await first.text();
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const conditions: Record<string, string>[] = [
      { 'If-None-Match': first.headers.get('etag') ?? '' },
      { 'If-Modified-Since': first.headers.get('last-modified') ?? '' },
    ];
    for (const headers of conditions) {
      const again = await get(path, { headers });
      expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
    }
  }
});

test('a revision is in every citation within a second, and so is a withdrawal', async () => {
  const read = (format: CitationFormat) => html(routes.citation('commentary', 'changing', format));
  const id = ids.get('changing') ?? '';
  await Promise.all(FORMATS.map(read));
  const urls = FORMATS.map((format) => instance(0).origin + routes.citation('commentary', 'changing', format));
  const oldest = (wished: RegExp) => lastOld(urls, Date.now(), (answer) => wished.test(answer));
  valueOf(await revise(TESTER, { id, expectedRevision: 1, content: someContent({ title: 'On Lighthouses' }) }));
  expect(await oldest(/On Lighthouses|On\} \{Lighthouses/)).toBeLessThan(1000);
  valueOf(await withdraw(TESTER, { id, expectedRevision: 2, outcome: 'text_kept', reason: 'Wrong.' }));
  expect(await oldest(/Withdrawn/)).toBeLessThan(1000);
});

test('what is left of a withdrawn report is no paper any more', async () => {
  const path = routes.publication('report', 'taken-back');
  const url = instance(0).origin + path;
  const id = ids.get('taken-back') ?? '';
  expect(readAsScholar(await html(path), url)).not.toBeNull();
  valueOf(await withdraw(TESTER, { id, expectedRevision: 1, outcome: 'notice_only', reason: 'Wrong.' }));
  const isPaper = (answer: string) => readAsScholar(answer.replace(/^\d+ /, ''), url) !== null;
  expect(await lastOld([url], Date.now(), (answer) => !isPaper(answer))).toBeLessThan(1000);
});

test('what is gone is named as gone, and nothing of it is to be read, found or cited', async () => {
  const [kind, slug] = ['report', nextName('gone')] as const;
  const { id } = await makePublished({ kind, title: 'On Fog', summary: 'How fog comes.' }, { slug });
  const path = routes.publication(kind, slug);
  const others = [
    routes.citation(kind, slug, 'apa'),
    routes.form(kind, slug, 'md'),
    routes.form(kind, slug, 'json'),
    routes.versions(kind, slug),
    routes.version(kind, slug, 1),
  ];
  for (const other of others) expect((await get(other)).status, other).toBe(200);
  valueOf(await withdraw(TESTER, { id, expectedRevision: 1, outcome: 'gone', reason: 'It was copied.' }));
  await vi.waitFor(async () => expect(await html(path)).toContain('It was copied.'));
  const page = await html(path);
  expect(page).toContain('On Fog');
  expect(page).toMatch(/<meta name="robots" content="noindex"/);
  for (const left of ['id="cite"', 'How fog comes.', 'text/markdown', 'application/ld+json'])
    expect(page).not.toContain(left);
  for (const other of [path, ...others]) expect((await get(other)).status, other).toBe(410);
});

test('nothing cites what is not public', async () => {
  for (const slug of hidden) {
    for (const format of FORMATS) {
      const response = await get(routes.citation('commentary', slug, format));
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('Harbors');
    }
  }
});

test.each([
  '/publications/commentary/one/cite/endnote',
  '/publications/commentary/one/cite/constructor',
  '/publications/commentary/nobody-knows-it/cite/apa',
  '/publications/report/one/cite/apa',
  '/publications/__/__/cite/__',
  '/publications/commentary/one/cite',
  '/publications/commentary/one/cite/apa/more',
])('%s is not there', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test.each([
  ['/publications/commentary/an-old-name/cite/ris', '/publications/commentary/a-new-name/cite/ris'],
  ['/publications/Commentary/One/cite/APA', '/publications/commentary/one/cite/apa'],
])('%s leads to %s in one hop', async (from, to) => {
  const response = await get(from);
  expect(response.status).toBe(308);
  expect(new URL(response.headers.get('location') ?? '', instance(0).origin).pathname).toBe(to);
  expect((await get(to)).status).toBe(200);
});
