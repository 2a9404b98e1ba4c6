import { describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { corporaDirectory, naughtyStrings } from '../../test/corpora.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makeHub,
  makePerson,
  makePublished,
  makeScheduled,
  nextName,
  paragraphs,
  someContent,
  TESTER,
} from '../../test/factories.ts';
import { changePerson } from '../people/commands.ts';
import { cancelSchedule, revise } from '../publications/commands.ts';
import type { PublicationContent } from '../publications/content.ts';
import { withdraw } from '../publications/withdraw-commands.ts';
import { findMatches } from './match-queries.ts';
import { getSuggestions, getWayFromNothing, recordSearch } from './published.ts';
import { search } from './results.ts';
import { searchRequest } from './search-request.ts';

useDatabase();

const find = (parameters: string | Record<string, string | string[]>) =>
  search(db(), searchRequest(typeof parameters === 'string' ? { q: parameters } : parameters));
const titles = async (parameters: string | Record<string, string | string[]>) =>
  (await find(parameters)).hits.map(({ card }) => card.title);

async function put(title: string, text = 'Nothing else.', more: Partial<PublicationContent> = {}) {
  return makePublished({ title, summary: 'Said briefly.', body: paragraphs(text), ...more });
}

describe('what is found', () => {
  test('words of title, body, footnotes and bylines; all of them', async () => {
    const person = await makePerson({ name: 'Ottoline Quernstone' });
    await put('The lighthouse keepers', 'They watched the estuary.', {
      byline: [{ role: 'author', affiliation: null, personId: person.id }],
    });
    await put('Notes below', 'x', {
      body: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'A claim.' },
              { type: 'footnote', content: [{ type: 'text', text: 'See the sextant.' }] },
            ],
          },
        ],
      } as PublicationContent['body'],
    });
    expect(await titles('lighthouses')).toEqual(['The lighthouse keepers']);
    expect(await titles('estuary lighthouse')).toEqual(['The lighthouse keepers']);
    expect(await titles('quernstone')).toEqual(['The lighthouse keepers']);
    expect(await titles('sextant')).toEqual(['Notes below']);
    expect(await titles('lighthouse sextant')).toEqual([]);
  });

  test('phrases, exclusions and words only begun', async () => {
    await put('Granite and marble');
    await put('Marble and granite');
    expect(await titles('"granite and marble"')).toEqual(['Granite and marble']);
    expect((await titles('granite -"marble and granite"')).sort()).toEqual(['Granite and marble']);
    expect(await titles('marbl')).toHaveLength(2);
    expect(await titles('"mar"')).toEqual([]);
    await put('Marbl, a village');
    expect(await titles('marbl')).toHaveLength(3);
  });

  test('what has the last word itself stands before what it begins, and before what was taken for a typing error', async () => {
    await put('Elsewhere', 'A word about the turbot, once.');
    for (let n = 0; n < 6; n += 1) await put(`Turbotrains and turbotrain lines ${n}`, 'The turbotrain.');
    const found = await titles('turbot');
    expect(found).toHaveLength(7);
    expect(found[0]).toBe('Elsewhere');
    expect(await titles('the')).toEqual([]);
  });

  test('words with or without accents, in any case', async () => {
    await put('Über die Brücke nach Málaga');
    for (const typed of ['malaga', 'MÁLAGA', 'Malága', 'brucke']) {
      expect(await titles(typed), typed).toEqual(['Über die Brücke nach Málaga']);
    }
    const [hit] = (await find('malaga')).hits;
    expect(hit?.title.filter((run) => run.hit).map(({ text }) => text)).toEqual(['Málaga']);
  });

  test.each([
    ['en', 'Studies of governing harbormasters', 'study governs'],
    ['fr', 'Les municipalités continuellement surveillées', 'municipalité surveillée'],
    ['de', 'Versicherungen für Auswanderer', 'versicherung'],
    ['es', 'Las negociaciones fronterizas', 'negociación fronteriza'],
  ])('inflected words in %s', async (language, title, typed) => {
    await put(title, 'Nil.', { language });
    expect(await titles(typed)).toContain(title);
  });

  test('an exclusion holds in every language', async () => {
    await put('Kilowatt governing', 'Nil.', { language: 'en' });
    await put('Kilowatt surveillées', 'Nil.', { language: 'fr' });
    expect(await titles('kilowatt -governed')).toEqual(['Kilowatt surveillées']);
  });

  test.each(['parliamnt', 'parlaiment', 'parliamment', 'parliaxent'])('one typing error: %s', async (typed) => {
    const title = `Parliaments at work ${nextName('x')}`;
    await put(title);
    const results = await find(typed);
    expect(results.hits.map(({ card }) => card.title)).toContain(title);
    expect(results.corrected[0]?.from).toBe(typed);
  });

  test('Chinese, Japanese, Korean and Thai words within their runs, and where they stand', async () => {
    await put('港口与东亚的核能安全', '前言。各国政府在北京讨论了海上安全合作的未来。', { language: 'zh' });
    await put('東京の人工知能規制', '経済産業省はAI規制について検討した。', { language: 'ja' });
    await put('한국 정부는 협상한다', '정부와 항만 노동자들은 합의했다.', { language: 'ko' });
    await put('ท่าเรือขนาดเล็ก', 'รัฐบาลไทยลงทุนในท่าเรือ', { language: 'th' });
    for (const [typed, title] of [
      ['核能安全', '港口与东亚的核能安全'],
      ['东亚', '港口与东亚的核能安全'],
      ['安全合作', '港口与东亚的核能安全'],
      ['未', '港口与东亚的核能安全'],
      ['来', '港口与东亚的核能安全'],
      ['海上安全 核能', '港口与东亚的核能安全'],
      ['北京 -东京', '港口与东亚的核能安全'],
      ['人工知能', '東京の人工知能規制'],
      ['産業省', '東京の人工知能規制'],
      ['AI規制', '東京の人工知能規制'],
      ['"ai 規制"', '東京の人工知能規制'],
      ['정부', '한국 정부는 협상한다'],
      ['노동자', '한국 정부는 협상한다'],
      ['ไทย', 'ท่าเรือขนาดเล็ก'],
    ] as const)
      expect([typed, await titles(typed)]).toEqual([typed, [title]]);
    // Letters of the one word in another order, or apart.
    for (const typed of ['能核', '核安', '全作', '港口 -东亚', '知人工'])
      expect([typed, await titles(typed)]).toEqual([typed, []]);
    const [hit] = (await find('核能安全')).hits;
    expect(hit?.title).toEqual([
      { text: '港口与东亚的', hit: false },
      { text: '核能安全', hit: true },
    ]);
    const [within] = (await find('安全合作')).hits;
    expect(within?.passages.flat().filter((run) => run.hit)).toEqual([{ text: '安全合作', hit: true }]);
    expect((await getSuggestions('核能')).map(({ label }) => label)).toEqual(['港口与东亚的核能安全']);
    expect((await getWayFromNothing('经济学')).spelling).toBeNull();
  });

  test('names in such scripts, from any of their letters', async () => {
    const person = await makePerson({ name: '王小明' });
    const byline = [{ role: 'author' as const, affiliation: null, personId: person.id }];
    await put('A paper on quays', 'Nil.', { byline });
    const found = await find('小明');
    expect(found.people.map(({ name }) => name)).toEqual(['王小明']);
    expect(found.hits.map(({ card }) => card.title)).toEqual(['A paper on quays']);
  });

  test('words with a sign in them', async () => {
    await put('AT&T and its rivals', 'Spending on R&D by firms. Written in C++ and C#.');
    await put('At the tee', 'The letters r and d, c and t; research & development.');
    await put('Research', 'Here it is R & D with spaces.');
    const cases: [string, string[]][] = [
      ['AT&T', ['AT&T and its rivals']],
      ['at&t rivals', ['AT&T and its rivals']],
      ['R&D', ['AT&T and its rivals', 'Research']],
      ['C++', ['AT&T and its rivals']],
      ['c#', ['AT&T and its rivals']],
      ['"spending on R&D"', ['AT&T and its rivals']],
    ];
    for (const [typed, expected] of cases) expect([typed, (await titles(typed)).sort()]).toEqual([typed, expected]);
    await put('Curious things');
    expect((await getSuggestions('C++')).map(({ label }) => label)).toEqual([]);
    const [hit] = (await find('AT&T')).hits;
    expect(hit?.title[0]).toEqual({ text: 'AT&T', hit: true });
    const [passage] = (await find('R&D')).hits.find(({ card }) => card.title === 'AT&T and its rivals')?.passages ?? [];
    expect(passage?.filter((run) => run.hit)).toEqual([{ text: 'R&D', hit: true }]);
  });

  test('a typing error is forgiven in suggestions', async () => {
    const person = await makePerson({ name: 'Gwendolyn Kessenich' });
    const byline = [{ role: 'author' as const, affiliation: null, personId: person.id }];
    await put('Breakwaters of Trieste', 'Nil.', { byline });
    const suggested = async (typed: string) => (await getSuggestions(typed)).map(({ label }) => label);
    expect(await suggested('kesenic')).toEqual(['Gwendolyn Kessenich']);
    expect(await suggested('braekwat')).toEqual(['Breakwaters of Trieste']);
    expect(await suggested('breakwaters treis')).toEqual(['Breakwaters of Trieste']);
    expect(await suggested('brxxkwat')).toEqual([]);
  });

  test('what only leaves out finds nothing, and a spelling is proposed only where a word changes', async () => {
    await put('Cobblestones', 'Nil.');
    expect(await find('-cobblestones')).toMatchObject({ total: 0, hits: [] });
    expect((await getWayFromNothing('qwx-19')).spelling).toBeNull();
    expect((await getWayFromNothing('"no such" cobblxstones')).spelling).toBe('"no such" cobblestones');
  });

  test('nothing that can be typed is an error', async () => {
    const corpora = corporaDirectory();
    const hostile = [
      "'; DROP TABLE x; --",
      "a' & 'b",
      '!!!',
      '((',
      'a:*',
      '\\',
      '%',
      '<script>',
      '\0',
      '\uE000x\uE001',
      'ﷺ',
      'a '.repeat(300),
    ];
    for (const q of [...hostile, ...(corpora ? naughtyStrings(corpora) : [])])
      await expect(find(q), q).resolves.toBeDefined();
  }, 120_000);
});

describe('what the public may not see', () => {
  const canary = (name: string) => ({ title: `Zyxquark ${name}`, body: paragraphs('Vorpaline secret.') });

  async function nowhere(word: string) {
    const results = await find(word);
    expect(results).toMatchObject({ total: 0, hits: [], facets: [], corrected: [] });
    expect(await getSuggestions(word)).toEqual([]);
    expect(await getSuggestions(word.slice(0, 4))).toEqual([]);
    expect((await getWayFromNothing(`${word.slice(0, -1)}z`)).spelling).toBeNull();
    expect((await find(`${word.slice(0, -1)}z`)).corrected).toEqual([]);
  }

  test('drafts, embargoed, called off and withdrawn pieces are nowhere, nor are their words', async () => {
    await makeDraft(canary('draft'));
    const waiting = await makeScheduled(canary('waiting'), new Date(Date.now() + 3_600_000));
    await nowhere('zyxquark');
    await nowhere('vorpaline');
    valueOf(await cancelSchedule(TESTER, { id: waiting.id }));
    await nowhere('zyxquark');

    const shown = await makePublished(canary('shown'));
    expect(await titles('zyxquark')).toEqual(['Zyxquark shown']);
    valueOf(
      await withdraw(TESTER, {
        id: shown.id,
        expectedRevision: shown.revision,
        outcome: 'text_kept',
        reason: 'Wrong.',
      }),
    );
    await nowhere('zyxquark');
  });

  test('a scheduled piece is found from its moment on, with nobody doing anything', async () => {
    const at = new Date(Date.now() + 700);
    await makeScheduled({ title: 'Punctualissimo arrives' }, at);
    expect(await titles('punctualissimo')).toEqual([]);
    await expect.poll(() => titles('punctualissimo'), { timeout: 5000 }).toEqual(['Punctualissimo arrives']);
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
  });
});

test('a revision is found by its new words only, a renamed person by the new name', async () => {
  const person = await makePerson({ name: 'Before Birdwhistle' });
  const byline = [{ role: 'author' as const, affiliation: null, personId: person.id }];
  const piece = await put('Firstwordia', 'Nil.', { byline });
  const content = someContent({ title: 'Secondwordia', byline });
  valueOf(await revise(TESTER, { id: piece.id, expectedRevision: piece.revision, content }));
  expect(await titles('firstwordia')).toEqual([]);
  expect(await titles('birdwhistle')).toEqual(['Secondwordia']);
  valueOf(await changePerson(TESTER, { id: person.id, person: { slug: person.slug, name: 'After Thrushcross' } }));
  expect(await titles('birdwhistle')).toEqual([]);
  expect(await titles('thrushcross')).toEqual(['Secondwordia']);
  expect((await find('thrushcross')).people.map(({ name }) => name)).toEqual(['After Thrushcross']);
});

test('counts of facets are what narrowing by them leaves, and people and hubs that match come first', async () => {
  const [energy, grids] = [await makeHub({ name: 'Obsidian energy' }), await makeHub({ name: 'Grids' })];
  const region = await makeHub({ type: 'region', name: 'North' });
  for (let n = 0; n < 30; n += 1) {
    const hubs = [...(n % 2 ? [energy.id] : []), ...(n % 3 ? [grids.id] : []), ...(n % 5 ? [] : [region.id])];
    const draft = { title: `Obsidian ${n}`, kind: n % 4 ? ('commentary' as const) : ('podcast' as const), hubs };
    await makePublished(draft, { releaseAt: new Date(Date.UTC(2015 + (n % 6), 5, 1)) });
  }
  const all = await find('obsidian');
  expect(all.total).toBe(30);
  expect(all.hubs.map(({ name }) => name)).toEqual(['Obsidian energy']);
  for (const { facet, values } of all.facets) {
    for (const { value, count } of values) {
      const narrowed = await find({ q: 'obsidian', [facet]: value });
      expect(narrowed.total, `${facet} ${value}`).toBe(count);
      expect(
        narrowed.facets.find((one) => one.facet === facet)?.values.find((one) => one.value === value)?.chosen,
      ).toBe(true);
    }
  }
  expect((await find({ q: 'obsidian', topic: [energy.slug, grids.slug] })).total).toBe(10);
  expect((await find({ q: 'obsidian', topic: 'no-such-topic' })).total).toBe(0);
  const years = all.facets.find(({ facet }) => facet === 'year')?.values ?? [];
  expect(years.length).toBeGreaterThan(1);
  expect((await find({ q: 'obsidian', year: years.map(({ value }) => value) })).total).toBe(30);
  const past = await find({ q: 'obsidian', page: '9' });
  expect(past).toMatchObject({ page: 2, pageCount: 2, total: 30 });
  expect(past.hits).toHaveLength(10);

  const newest = (await find({ q: 'obsidian', sort: 'newest' })).hits.map(({ card }) => card.date.at.getTime());
  expect(newest).toEqual([...newest].sort((a, b) => b - a));
  const pages = await Promise.all(['1', '2'].map((page) => find({ q: 'obsidian', page })));
  const ids = pages.flatMap(({ hits }) => hits.map(({ card }) => card.id));
  expect(new Set(ids).size).toBe(30);
});

test('of very many the first are found without looking at the others: the same ones, and none that is embargoed', async () => {
  for (let n = 0; n < 30; n += 1) {
    await makePublished({ title: `Ubiquitous ${n}` }, { releaseAt: new Date(Date.UTC(2015, 0, 1 + ((n * 7) % 30))) });
  }
  await makeScheduled({ title: 'Ubiquitous tomorrow' }, new Date(Date.now() + 3_600_000));
  const wanted = { query: "'ubiquit'", exact: null, phrase: "'ubiquit'", words: 1, facets: [] };
  for (const sort of ['relevance', 'newest', 'oldest'] as const) {
    const [all, judged] = await Promise.all(
      [1_000, -1].map(async (many) => {
        const found = await findMatches(db(), wanted, { sort, offset: 10, limit: 10 }, many);
        return { shown: await found.shown, counted: await found.counted };
      }),
    );
    expect(all?.shown.reached).toBe(30);
    expect(all?.counted).toMatchObject({ total: 30, estimated: 'nothing' });
    expect(judged?.shown).toEqual(all?.shown);
    expect(judged?.shown.ids).toHaveLength(10);
    expect(judged?.counted.estimated).toBe('total');
  }
});

test('searches are counted by day, without what may be somebody’s', async () => {
  await recordSearch('Élan vital', 3);
  await recordSearch('elan vital', 4);
  await recordSearch('someone@example.org', 1);
  await recordSearch('+1 202 555 0182', 1);
  const rows = await db().searchCount.findMany({ select: { query: true, count: true, results: true } });
  expect(rows).toEqual([{ query: 'elan vital', count: 2, results: 4 }]);
});

test('a pinned piece stands first while it is public', async () => {
  await put('Pinnacle one');
  const second = await put('Quite another thing');
  await db().searchPin.create({ data: { query: 'pinnacle', publicationId: second.id } });
  expect(await titles('Pinnacle')).toEqual(['Quite another thing', 'Pinnacle one']);
  await db().searchPin.create({ data: { query: 'zzyzx', publicationId: second.id } });
  expect(await titles('zzyzx')).toEqual(['Quite another thing']);
});
