import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { nodesOf } from '../../publishing/body/nodes.ts';
import { plainText } from '../../publishing/body/text.ts';
import { ALL_KINDS, type Kind } from '../../publishing/kinds.ts';
import { listPage } from '../../publishing/listings/queries.ts';
import { findPublished, listRails } from '../../publishing/publications/queries.ts';
import { findVersion, listVersions } from '../../publishing/versions/queries.ts';
import { useDatabase } from '../../test/database.ts';
import { bodyOf, contentOf, type Ids } from './contents.ts';
import { isEmpty, loadDemo } from './load.ts';
import { readPieces } from './pieces.ts';
import { pathOf, readRecords } from './records.ts';

const records = readRecords();
const pieces = readPieces(records.institution.time_zone);
const keyed = (keys: Iterable<string>) => {
  const all = [...keys];
  return new Map(all.map((key, index) => [key, `019ab000-0000-7000-8000-${String(index).padStart(12, '0')}`]));
};
const ids: Ids = {
  people: keyed(records.people.keys()),
  organizations: keyed(records.organizations.keys()),
  outlets: keyed(records.outlets.keys()),
  hubs: keyed(
    Object.entries(records.hubs).flatMap(([type, hubs]) => [...hubs.keys()].map((slug) => `${type}/${slug}`)),
  ),
  files: keyed(records.files.keys()),
};

/** The five that readers of the example page know: kind, slug, title, day, authors, outlet. */
const EXAMPLES = [
  [
    'commentary',
    'Ukraine Crisis Torpedoes Russia-Japan Rapprochement',
    '2014-08-15',
    ['Richard Weitz'],
    'World Politics Review',
  ],
  [
    'commentary',
    'For Japan, a Winning Formula is Cyber Defense and Innovation Offense',
    '2018-10-12',
    ['Krista Auchenbach', 'Daniel Kliman'],
    'Sasakawa USA',
  ],
  ['report', 'No Safe Harbor', '2018-03-29', ['Patrick M. Cronin', 'Daniel Kliman', 'Harry Krejsa'], null],
  [
    'report',
    'Beyond the San Hai',
    '2017-05-15',
    ['Patrick M. Cronin', 'Mira Rapp-Hooper', 'Harry Krejsa', 'Alexander Sullivan', 'Rush Doshi'],
    null,
  ],
  ['report', 'China as a Middle East Power', '2017-03-20', ['Kuni Miyake'], null],
] as const;

describe('the files', () => {
  test.each(pieces.map((piece) => [`${piece.kind}/${piece.slug}`, piece] as const))(
    '%s says nothing that a publication can’t hold, and refers to nothing that is not there',
    (_, piece) => {
      expect(() => contentOf(piece, records, ids)).not.toThrow();
    },
  );

  test('every kind is there, in these numbers', () => {
    const counts = Object.fromEntries(
      ALL_KINDS.map((kind) => [kind, pieces.filter((one) => one.kind === kind).length]),
    );
    expect(counts).toEqual({
      report: 12,
      working_paper: 6,
      policy_brief: 9,
      commentary: 12,
      testimony: 2,
      press_note: 3,
      transcript: 1,
      podcast: 2,
      video: 1,
      event: 4,
    } satisfies Record<Kind, number>);
  });

  test('four reports are long: findings, tables, figures, pull quotes, eight notes or more, a paper to take away', () => {
    const long = pieces.filter(({ markdown }) => markdown.split(/\s+/).length >= 2500);
    expect(long.map(({ slug }) => slug).sort()).toEqual([
      'cold-load',
      'deltas-under-contract',
      'the-twelve-day-margin',
      'who-pays-when-the-water-rises',
    ]);
    for (const piece of long) {
      const types = [...nodesOf(bodyOf(piece.markdown, ids, piece.slug))].map(({ type }) => type);
      expect(types).toEqual(expect.arrayContaining(['keyFindings', 'table', 'figure', 'pullQuote', 'heading']));
      expect(types.filter((type) => type === 'footnote').length).toBeGreaterThanOrEqual(8);
      expect(piece.downloads.length).toBeGreaterThan(0);
    }
  });

  test('every picture has words for those who can’t see it, the same in the text as in the record', () => {
    for (const [key, file] of records.files) if (file.path.endsWith('.webp')) expect(file.alt, key).not.toBe('');
    for (const piece of pieces) {
      for (const [, key = '', alt] of piece.markdown.matchAll(/<figure data-file="([^"]+)"[^>]*><img alt="([^"]*)"/g)) {
        expect(alt, piece.slug).toBe(records.files.get(key)?.alt);
      }
      for (const node of nodesOf(bodyOf(piece.markdown, ids, piece.slug))) {
        if (node.type === 'figure') expect(node.attrs.alt, piece.slug).not.toBe('');
        if (node.type === 'media') expect(node.content?.length, piece.slug).toBeGreaterThan(0);
      }
    }
  });

  test('every paper bears the title of its publication, and who wrote that', async () => {
    const papers = pieces.flatMap((piece) => piece.downloads.map(({ file }) => ({ piece, file })));
    expect(papers.length).toBeGreaterThan(0);
    for (const { piece, file } of papers) {
      const pdf = await getDocumentProxy(
        new Uint8Array(readFileSync(pathOf(records.files.get(file) ?? { path: file }))),
      );
      const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Author?: string } };
      expect(info.Title?.startsWith(piece.title), `${file}: ${info.Title}`).toBe(true);
      const names = piece.authors.flatMap((author) =>
        'person' in author ? (records.people.get(author.person)?.name ?? []) : [],
      );
      for (const name of names) expect(info.Author, file).toContain(name);
    }
  });

  test('every file is on the list, is used, and all together are small', () => {
    const folder = join(import.meta.dirname, 'files');
    const found = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(import.meta.dirname, join(entry.parentPath, entry.name)));
    expect(found.sort()).toEqual([...records.files.values()].map(({ path }) => path).sort());
    expect(found.reduce((sum, path) => sum + statSync(pathOf({ path })).size, 0)).toBeLessThan(6_000_000);

    const people = [...records.people.values()].map(({ portrait }) => portrait);
    const shown = pieces.flatMap(({ cover, downloads, markdown }) => [
      cover,
      ...downloads.map(({ file }) => file),
      ...[...markdown.matchAll(/data-(?:file|poster)="([^"]+)"/g)].map(([, key]) => key),
    ]);
    expect([...records.files.keys()].filter((key) => !people.includes(key) && !shown.includes(key))).toEqual([]);
  });

  test('no two pieces share a paragraph', () => {
    const paragraphs = pieces.flatMap(({ markdown }) => markdown.split(/\n\n+/)).filter((text) => text.length > 60);
    expect(paragraphs.filter((text, index) => paragraphs.indexOf(text) < index)).toEqual([]);
  });
});

describe('in the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-demo-'));
  process.env.DATA_DIR = folder;
  useDatabase();
  let seconds = 0;
  beforeAll(async () => {
    expect(await isEmpty()).toBe(true);
    const began = performance.now();
    await loadDemo();
    seconds = (performance.now() - began) / 1000;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('everything is there, and loading again changes nothing', async () => {
    console.info(`The demonstration was loaded in ${seconds.toFixed(1)} s.`);
    const count = () =>
      Promise.all([db().publication.count(), db().person.count(), db().file.count(), db().auditEntry.count()]);
    const before = await count();
    expect(before.slice(0, 3)).toEqual([pieces.length, records.people.size, records.files.size]);
    expect(await isEmpty()).toBe(false);
    await loadDemo();
    expect(await count()).toEqual(before);
  });

  test.each(EXAMPLES)('%s “%s” keeps its facts', async (kind, title, day, authors, outlet) => {
    const { slug } = pieces.find((one) => one.title === title) ?? { slug: '' };
    const shown = await findPublished(db(), kind, slug);
    expect(shown?.title).toBe(title);
    expect(shown?.date.precision).toBe('day');
    expect(shown?.date.at.toLocaleDateString('sv-SE', { timeZone: records.institution.time_zone })).toBe(day);
    expect(shown?.byline.map(({ name }) => name)).toEqual([...authors]);
    expect(shown?.outlet?.name ?? null).toBe(outlet);
  });

  test('beside the first example stand the other four, before anything else', async () => {
    const first = await findPublished(db(), 'commentary', 'ukraine-crisis-torpedoes-russia-japan-rapprochement');
    expect(first?.originalUrl).toMatch(/^https:\/\/www\.worldpoliticsreview\.com\//);
    const { rails } = await listRails(db(), first?.id ?? '');
    const titles = EXAMPLES.map(([, title]) => title);
    expect(rails.articles.slice(0, 1).map(({ title }) => title)).toEqual(titles.slice(1, 2));
    expect(rails.reports.slice(0, 3).map(({ title }) => title)).toEqual(titles.slice(2));
  });

  test('what waits for its time is on no list and at no address; what was withdrawn says so', async () => {
    const listed: string[] = [];
    for (const group of ['reports', 'articles'] as const) {
      for (let page = 1; page < 9; page += 1) {
        listed.push(...((await listPage(db(), `group:${group}`, page))?.items ?? []).map(({ slug }) => slug));
      }
    }
    const hidden = pieces.filter(({ slug }) => !listed.includes(slug)).map(({ slug }) => slug);
    expect(hidden.sort()).toEqual([
      'does-faster-permitting-build-more',
      'harbor-survey-2025-first-printing',
      'screening-rules-for-undersea-cable-landings',
      'sealed-until-2051',
    ]);
    expect(await findPublished(db(), 'report', 'sealed-until-2051')).toBeNull();
    const kept = await findPublished(db(), 'working_paper', 'does-faster-permitting-build-more');
    expect(kept?.withdrawal).toMatchObject({ outcome: 'text_kept', at: new Date('2024-11-26T05:00:00Z') });
    expect(kept?.body.content).not.toEqual([]);
    const notice = await findPublished(db(), 'policy_brief', 'screening-rules-for-undersea-cable-landings');
    expect([notice?.withdrawal?.outcome, notice?.body.content]).toEqual(['notice_only', []]);
    const replaced = await findPublished(db(), 'report', 'harbor-survey-2025-first-printing');
    expect(replaced?.withdrawal?.replacedBy?.slug).toBe('the-thirteen-day-margin');
  });

  test('dates are as exact as they are known, and notes are on the record', async () => {
    const precision = async (kind: Kind, slug: string) => (await findPublished(db(), kind, slug))?.date.precision;
    expect(await precision('report', 'the-small-harbor-question')).toBe('year');
    expect(await precision('policy_brief', 'open-books-small-towns')).toBe('month');
    expect(await precision('report', 'the-twelve-day-margin')).toBe('minute');
    const types = await db().publicNote.groupBy({ by: ['type'], orderBy: { type: 'asc' }, _count: true });
    expect(types.map(({ type, _count }) => [type, _count])).toEqual([
      ['correction', 2],
      ['clarification', 1],
      ['update', 2],
    ]);
  });

  test('a correction leaves the version that readers saw before, and says what it changed', async () => {
    const report = await findPublished(db(), 'report', 'who-pays-when-the-water-rises');
    if (!report) throw new Error('The report is not there.');
    const [second, first] = await listVersions(db(), report);
    expect([first?.readable, second?.readable]).toEqual([true, true]);
    expect(second?.date.at).toEqual(new Date('2026-03-05T05:00:00Z'));
    expect(second?.notes.map(({ type }) => type)).toEqual(['correction']);
    const changed = (second?.changes ?? []).flatMap(({ runs }) => runs.filter(({ what }) => what !== 'same'));
    expect(changed.map(({ what, text }) => [what, text])).toEqual([
      ['deleted', '118'],
      ['inserted', '41'],
      ['deleted', '41'],
      ['inserted', '118'],
    ]);
    const before = await findVersion(db(), report, 1);
    expect(plainText(before?.text?.body ?? { type: 'doc', content: [] })).toContain('Drainage districts | 803 | 118');
  });

  test('links between pieces lead to pieces', async () => {
    const slugs = new Set(pieces.map(({ slug }) => slug));
    const targets = pieces.flatMap(({ markdown }) => [...markdown.matchAll(/\]\(\/publications\/[\w-]+\/([\w-]+)\)/g)]);
    expect(targets.length).toBeGreaterThan(0);
    for (const [, slug = ''] of targets) expect(slugs).toContain(slug);
  });

  test('the bytes of every file are those that were committed', async () => {
    const file = await db().file.findFirstOrThrow({ where: { name: 'cold-load.pdf' } });
    expect(file.bytes).toBe(readFileSync(pathOf({ path: 'files/papers/cold-load.pdf' })).byteLength);
    expect(file.contentType).toBe('application/pdf');
  });
});
