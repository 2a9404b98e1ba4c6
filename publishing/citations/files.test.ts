import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../lib/one-line.ts';
import { SOME_INSTITUTION, someOrganization, someone, somePublication } from '../../test/some-publication.ts';
import { ALL_KINDS, type Kind } from '../kinds.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { bibtex } from './bibtex.ts';
import { citableWork } from './citable-work.ts';
import { cslJson } from './csl-json.ts';
import { ris } from './ris.ts';

/** The three files, read back by a library that knows nothing of how they were written. */

const HERE = 'https://penhallow.example/publications/reports/on-harbors';
const outlet = { slug: 'wpr', name: 'World Politics Review', url: null };
const originalUrl = 'https://wpr.example/a_b%20c?x=1&y=%7B2%7D#z';
const series = { type: 'series' as const, slug: 'sounding-line', name: 'Sounding Line' };
const withdrawal = {
  at: new Date('2015-03-03T12:00:00Z'),
  outcome: 'text_kept' as const,
  reason: '',
  replacedBy: null,
};

const work = (overrides: Partial<PublishedPublication>) =>
  citableWork(somePublication(overrides), SOME_INSTITUTION, HERE);

function read(text: string) {
  const [item, ...more] = new Cite(text).data;
  expect(more).toEqual([]);
  return item as Record<string, unknown>;
}

const BYLINE = [
  someone('Anna Maria van der Berg', 'Anna Maria', 'van der Berg'),
  someone('Martin Luther King Jr.'),
  someOrganization('Barnes and Noble, Sons & Co.'),
  someone('王小明', '小明', '王'),
  someone('Plato'),
  someone('Ed Itor', null, null, 'editor'),
  someone('Tran Slator', null, null, 'translator'),
  someone('Hel Per', null, null, 'with'),
];

const REPORT: Partial<PublishedPublication> = {
  kind: 'report',
  title: 'The $5 Question: 50% of C# & R_D {sic} ~ ^ \\ “Ready” NATO',
  subtitle: 'Élan für alle',
  reportNumber: 'MR_26-3',
  byline: BYLINE,
  hubs: [series, { type: 'topic', slug: 'ports', name: 'Ports' }],
};

describe('BibTeX', () => {
  test('of a report comes back whole', () => {
    const item = read(bibtex(work({ ...REPORT, withdrawal })));
    expect(item).toMatchObject({
      id: 'vanderberg2014ukraine-9c41',
      type: 'report',
      title: 'The $5 Question: 50% of C# & R_D {sic} ~ ^ \\ “Ready” NATO: Élan für alle',
      author: [
        { family: 'Berg', given: 'Anna Maria', 'non-dropping-particle': 'van der' },
        { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
        { family: 'Barnes and Noble, Sons & Co.' },
        { family: '王', given: '小明' },
        { family: 'Plato' },
      ],
      editor: [{ family: 'Itor', given: 'Ed' }],
      translator: [{ family: 'Slator', given: 'Tran' }],
      publisher: 'The Penhallow Institute',
      number: 'MR_26-3',
      issued: { 'date-parts': [[2014, 8, 15]] },
      URL: HERE,
      note: 'Withdrawn March 3, 2015. With Hel Per',
    });
  });

  test('braces every word with a capital and nothing else', () => {
    expect(bibtex(work({ title: 'How NATO reads iPhone data in the Élysée: ‘Paris’ again' }))).toContain(
      'title = {{How} {NATO} reads {iPhone} data in the {Élysée:} {‘Paris’} again}',
    );
  });

  test('escapes what LaTeX reads as commands', () => {
    expect(bibtex(work({ title: '50% & $5 #1 a_b {c} ~ ^ \\' }))).toContain(
      String.raw`title = {50\% \& \$5 \#1 a\_b \textbraceleft{}c\textbraceright{} \textasciitilde{} \textasciicircum{} \textbackslash{}}`,
    );
  });

  test('lets a piece at an outlet out of our series', () => {
    expect(bibtex(work({ hubs: [series] }))).not.toContain('Sounding Line');
    expect(bibtex(work({ outlet, hubs: [series] }))).not.toContain('Sounding Line');
    expect(bibtex(work({ kind: 'podcast', hubs: [series] }))).toContain('series = {Sounding Line}');
  });

  test('puts organizations in braces of their own', () => {
    expect(bibtex(work({ byline: [someOrganization('World Bank')] }))).toContain('author = {{World Bank}}');
  });

  test.each<[Partial<PublishedPublication>, string]>([
    [{}, '@misc{weitz2014ukraine-9c41,'],
    [{ outlet }, '@article{weitz2014ukraine-9c41,'],
    [{ kind: 'working_paper' }, '@techreport{weitz2014ukraine-9c41,'],
    [{ kind: 'report', outlet }, '@techreport{weitz2014ukraine-9c41,'],
    [{ kind: 'podcast', hubs: [series] }, '@misc{weitz2014ukraine-9c41,'],
  ])('%j is a %s', (publication, opening) => {
    expect(bibtex(work(publication)).split('\n')[0]).toBe(opening);
  });

  test('names the outlet and the address there, untouched', () => {
    expect(read(bibtex(work({ outlet, originalUrl })))).toMatchObject({
      'container-title': 'World Politics Review',
      URL: originalUrl,
    });
  });

  test('says no more of a date than is known', () => {
    const dated = (precision: 'year' | 'month') =>
      read(bibtex(work({ date: { at: new Date('2014-08-15T12:00:00Z'), precision } }))).issued;
    expect(dated('month')).toEqual({ 'date-parts': [[2014, 8]] });
    expect(dated('year')).toEqual({ 'date-parts': [[2014]] });
    expect(bibtex({ ...work({}), issued: null })).not.toMatch(/year|month|day/);
  });

  test('keeps any title, name and number', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (text, name) => {
        fc.pre(/\p{L}/u.test(text) && /^[\x20-\x7e]+$/.test(text) && !/["'`<>-]| {2}/.test(text));
        const title = `x${text}`.trim();
        const item = read(bibtex(work({ kind: 'report', title, byline: [someOrganization(`x${name}`)] })));
        expect(item.title).toBe(oneLine(title));
        expect(item.author).toHaveLength(1);
      }),
    );
  });
});

describe('names with particles and organizations with commas', () => {
  const byline = [
    someone('Jamal al-Din al-Afghani'),
    someone('Muhammad bin Salman Al Saud'),
    someone('Juan de la Cruz'),
    someone('Jeanne d’Arc'),
    someOrganization('Center for Ports, Inc.'),
  ];
  const cited = work({ kind: 'report', byline });

  test('come back from BibTeX and CSL-JSON by the rules of CSL', () => {
    expect(JSON.parse(cslJson(cited))[0].author).toEqual([
      { family: 'Afghani', given: 'Jamal al-Din', 'non-dropping-particle': 'al-' },
      { family: 'Al Saud', given: 'Muhammad bin Salman' },
      { family: 'Cruz', given: 'Juan', 'non-dropping-particle': 'de la' },
      { family: 'Arc', given: 'Jeanne', 'non-dropping-particle': 'd’' },
      { literal: 'Center for Ports, Inc.' },
    ]);
    expect(read(bibtex(cited)).author).toEqual([
      { family: 'al-Afghani', given: 'Jamal al-Din' },
      { family: 'Al Saud', given: 'Muhammad bin Salman' },
      { family: 'Cruz', given: 'Juan', 'non-dropping-particle': 'de la' },
      { family: 'd’Arc', given: 'Jeanne' },
      { family: 'Center for Ports, Inc.' },
    ]);
  });

  test('come back whole from RIS', () => {
    expect(read(ris(cited)).author).toEqual([
      { family: 'al-Afghani', given: 'Jamal al-Din' },
      { family: 'Al Saud', given: 'Muhammad bin Salman' },
      { family: 'de la Cruz', given: 'Juan' },
      { family: 'd’Arc', given: 'Jeanne' },
      expect.not.objectContaining({ given: 'Inc.' }),
    ]);
  });
});

describe('the key', () => {
  const key = (overrides: Partial<PublishedPublication>) => work(overrides).key;

  test('stays when the text changes', () => {
    expect(key({ title: 'Another title', summary: 'Another' })).toBe(key({}));
  });

  test('differs between two works that share author, year and first word', () => {
    expect(key({ id: '019aa000-0000-7000-8000-00000000beef' })).toBe('weitz2014ukraine-beef');
  });

  test.each<[Partial<PublishedPublication>, string]>([
    [{ byline: [someone('Łukasz Østergård-Müller')] }, 'ostergardmuller2014ukraine-9c41'],
    [{ byline: [someone('王小明')], slug: '港口' }, 'commentary2014-9c41'],
    [{ byline: [someOrganization('The World Bank')], slug: 'who-pays-for-the-sea' }, 'world2014pays-9c41'],
    [{ date: { at: new Date('1987-07-01'), precision: 'year' }, slug: 'the' }, 'weitz1987the-9c41'],
  ])('%j', (publication, expected) => {
    expect(key(publication)).toBe(expected);
  });
});

describe('RIS', () => {
  test('of a report comes back whole', () => {
    expect(read(ris(work({ ...REPORT, withdrawal })))).toMatchObject({
      type: 'report',
      title: 'The $5 Question: 50% of C# & R_D {sic} ~ ^ \\ “Ready” NATO: Élan für alle',
      number: 'MR_26-3',
      publisher: 'The Penhallow Institute',
      issued: { 'date-parts': [[2014, 8, 15]] },
      URL: HERE,
      language: 'en',
      abstract: 'Two governments wanted a treaty.',
    });
  });

  test('has one line for each name, in order', () => {
    const lines = ris(work(REPORT)).split('\r\n');
    expect(lines.filter((line) => /^(AU|ED|A4) /.test(line))).toEqual([
      'AU  - van der Berg, Anna Maria',
      'AU  - King, Martin Luther, Jr.',
      'AU  - Barnes and Noble Sons & Co.',
      'AU  - 王, 小明',
      'AU  - Plato',
      'ED  - Itor, Ed',
      'A4  - Slator, Tran',
    ]);
    expect(lines).toContain('SN  - MR_26-3');
    expect(lines[0]).toBe('TY  - RPRT');
    expect(lines.slice(-2)).toEqual(['ER  - ', '']);
  });

  test.each<[Partial<PublishedPublication>, string]>([
    [{}, 'TY  - MGZN'],
    [{ kind: 'policy_brief' }, 'TY  - RPRT'],
    [{ kind: 'press_note' }, 'TY  - BLOG'],
    [{ kind: 'testimony' }, 'TY  - HEAR'],
    [{ kind: 'podcast' }, 'TY  - SOUND'],
    [{ kind: 'video' }, 'TY  - VIDEO'],
    [{ outlet }, 'T2  - World Politics Review'],
    [{ date: { at: new Date('2014-08-15T12:00:00Z'), precision: 'month' } }, 'DA  - 2014/08//'],
    [{ date: { at: new Date('2014-08-15T12:00:00Z'), precision: 'year' } }, 'PY  - 2014'],
    [{ withdrawal }, 'N1  - Withdrawn March 3, 2015.'],
  ])('%j has the line %s', (publication, line) => {
    expect(ris(work(publication)).split('\r\n')).toContain(line);
  });

  test('nothing in a title or a name begins a line of its own', () => {
    const hostile = 'A\r\nER  - \r\nTY  - JOUR';
    const text = ris(work({ title: hostile, summary: hostile, byline: [someone(hostile)], reportNumber: hostile }));
    expect(text.match(/^TY/gm)).toHaveLength(1);
    expect(text.match(/^ER/gm)).toHaveLength(1);
  });
});

describe('CSL-JSON', () => {
  const item = (overrides: Partial<PublishedPublication>) => JSON.parse(cslJson(work(overrides)))[0];

  test('of a report has everything under the names of the schema', () => {
    expect(item({ ...REPORT, withdrawal })).toEqual({
      id: 'vanderberg2014ukraine-9c41',
      type: 'report',
      title: 'The $5 Question: 50% of C# & R_D {sic} ~ ^ \\ “Ready” NATO: Élan für alle',
      author: [
        { family: 'Berg', given: 'Anna Maria', 'non-dropping-particle': 'van der' },
        { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
        { literal: 'Barnes and Noble, Sons & Co.' },
        { family: '王', given: '小明' },
        { literal: 'Plato' },
      ],
      editor: [{ family: 'Itor', given: 'Ed' }],
      translator: [{ family: 'Slator', given: 'Tran' }],
      contributor: [{ family: 'Per', given: 'Hel' }],
      issued: { 'date-parts': [[2014, 8, 15]] },
      'collection-title': 'Sounding Line',
      publisher: 'The Penhallow Institute',
      number: 'MR_26-3',
      abstract: 'Two governments wanted a treaty.',
      keyword: 'Ports',
      language: 'en',
      URL: HERE,
      status: 'Withdrawn',
      note: 'Withdrawn March 3, 2015. With Hel Per',
    });
  });

  test('names hosts and guests as such', () => {
    const byline = [someone('Ira Glass', null, null, 'host'), someone('Gus Test', null, null, 'guest')];
    expect(item({ kind: 'podcast', byline, hubs: [series] })).toMatchObject({
      type: 'broadcast',
      author: [{ family: 'Glass', given: 'Ira' }],
      host: [{ family: 'Glass', given: 'Ira' }],
      guest: [{ family: 'Test', given: 'Gus' }],
      'container-title': 'Sounding Line',
    });
  });

  test.each<Kind>(ALL_KINDS)('a %s is a list of one item that processors accept', (kind) => {
    const written = cslJson(work({ kind }));
    expect(read(written)).toMatchObject({ type: item({ kind }).type, id: 'weitz2014ukraine-9c41' });
  });
});

test('odd characters in title, DOI and address come back from BibTeX and RIS as they were', () => {
  const odd = (more: string) =>
    fc.string({ unit: fc.constantFrom(...'ab10 _%&#~^$éß東京\u0301—’“”😀', ...more), maxLength: 12 });
  fc.assert(
    fc.property(odd('{}\\@='), odd('().;/'), odd('?=&+@:,'), (inTitle, inDoi, inUrl) => {
      const title = `x${inTitle}y`;
      const doi = `10.1234/${inDoi.replace(/\s/g, '')}z`;
      // A caret is no character of an address (RFC 3986), though `URL` leaves it in some places.
      const url = new URL(`https://wpr.example/${inUrl.replaceAll('%', '%25')}`).href.replaceAll('^', '%5E');
      const plain = work({ kind: 'report', title, outlet, originalUrl: url });
      const withDoi = work({ kind: 'report', title, doi });
      for (const write of [bibtex, ris]) {
        expect(read(write(plain))).toMatchObject({ title: oneLine(title), URL: url });
        expect(read(write(withDoi))).toMatchObject({ title: oneLine(title), DOI: doi });
      }
    }),
  );
});

test('a DOI stands in each file under its own name', () => {
  const cited = work({ kind: 'report', doi: '10.1234/ports_a%b' });
  expect(read(bibtex(cited))).toMatchObject({ DOI: '10.1234/ports_a%b' });
  expect(read(ris(cited))).toMatchObject({ DOI: '10.1234/ports_a%b' });
  expect(JSON.parse(cslJson(cited))[0]).toMatchObject({
    DOI: '10.1234/ports_a%b',
    URL: 'https://doi.org/10.1234/ports_a%25b',
  });
});
