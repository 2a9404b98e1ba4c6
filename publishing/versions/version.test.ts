import { expect, test } from 'vitest';
import type { Block } from '../body/document.ts';
import { EMPTY_CONTENT, type PublicationContent } from '../publications/content.ts';
import { changesBetween } from './version.ts';

const content = (overrides: Partial<PublicationContent>): PublicationContent => ({ ...EMPTY_CONTENT, ...overrides });
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const heading = (text: string): Block => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
});
const blocks = (...all: Block[]): Partial<PublicationContent> => ({ body: { type: 'doc', content: all } });
const text = (...passages: string[]) => blocks(...passages.map(paragraph));

/** What went in brackets, what came in braces. */
const told = (before: Partial<PublicationContent>, after: Partial<PublicationContent>) =>
  changesBetween(content(before), content(after), (id) => `<${id}>`).changes.map(({ what, runs }) =>
    [
      what,
      runs
        .map((run) => (run.what === 'deleted' ? `[${run.text}]` : run.what === 'inserted' ? `{${run.text}}` : run.text))
        .join(''),
    ]
      .filter(Boolean)
      .join(': '),
  );

test('what stays out of sight is no change', () => {
  expect(told({ related: [] }, { related: ['x'], headTitle: 'T' })).toEqual([]);
});

test('a changed passage is told with its words, those nearest that stayed, and its section', () => {
  const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen';
  expect(
    told(
      blocks(paragraph('The beginning.'), heading('Findings'), paragraph(`${long} costs rose by 12 percent, ${long}`)),
      blocks(paragraph('The beginning.'), heading('Findings'), paragraph(`${long} costs rose by 13 percent, ${long}`)),
    ),
  ).toEqual([
    'In “Findings”, paragraph changed: … thirteen fourteen fifteen costs rose by [12]{13} percent, one two three four five …',
  ]);
});

test('passages that came, went and moved are told as such', () => {
  expect(told(text('Alpha beta.', 'Gamma delta.'), text('Alpha beta.', 'Gamma delta.', 'Something new.'))).toEqual([
    'Paragraph added: {Something new.}',
  ]);
  expect(told(text('Alpha beta.', 'Gamma delta.'), text('Gamma delta.'))).toEqual([
    'Paragraph taken out: [Alpha beta.]',
  ]);
  expect(
    told(text('Alpha beta.', 'Gamma delta.', 'Epsilon.'), text('Epsilon.', 'Alpha beta.', 'Gamma delta.')),
  ).toEqual(['Paragraph moved here: Epsilon.']);
});

test('a footnote is told of within its passage, a list by its items', () => {
  const noted = (note: string): Block => ({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'A claim.' },
      { type: 'footnote', content: [{ type: 'text', text: note }] },
    ],
  });
  expect(told(blocks(noted('See Weitz.')), blocks(noted('See Kliman.')))).toEqual([
    'Paragraph changed: A claim. [Note: See [Weitz]{Kliman}.]',
  ]);
  const list = (...items: string[]): Block => ({
    type: 'bulletList',
    content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })) as never,
  });
  expect(
    told(
      blocks(list('Ports of the north coast', 'Grids in a cold winter')),
      blocks(list('Ports of the north coast', 'Grids in a mild winter')),
    ),
  ).toEqual(['Bulleted list changed: Grids in a [cold]{mild} winter']);
});

test('a change of emphasis alone is named as such', () => {
  const bold: Block = { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'bold' }] }] };
  expect(told(text('a'), blocks(bold))).toEqual(['Paragraph set differently']);
});

test('many changes are not told one by one, and long passages not whole', () => {
  const passages = (word: string) => Array.from({ length: 50 }, (_, index) => `Passage ${index} says ${word}.`);
  const { changes, more } = changesBetween(
    content(text(...passages('this'))),
    content(text(...passages('that'))),
    String,
  );
  expect([changes.length, more]).toEqual([40, 10]);
  const long = 'word '.repeat(200).trim();
  expect(told(text('a'), text('a', long))[0]?.length).toBeLessThan(260);
});

test('old words of title and subtitle, who came and went, and what else is different', () => {
  expect(
    told(
      {
        title: 'Old ports',
        subtitle: 'Sub',
        kind: 'report',
        byline: [{ role: 'author', affiliation: 'Then', personId: 'a' }],
      },
      {
        title: 'New ports',
        kind: 'policy_brief',
        byline: [{ role: 'editor', affiliation: null, personId: 'b' }],
        cover: { fileId: 'x', alt: '' },
      },
    ),
  ).toEqual([
    'Kind: [Report]{Policy Brief}',
    'Title: [Old]{New} ports',
    'Subtitle: [Sub]',
    'Byline: <[a]{b}>[ (Then)]{, editor}',
    'The cover changed.',
  ]);
});
