import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontMatter } from './front-matter.ts';

test('keys, values and text', () => {
  expect(
    readFrontMatter(
      '---\ntitle: Harbors\nweight: 0\ndate: 2015-03-24 1:00:19 -0400\ntopics:\n  - trade\n---\n\nText.\n',
    ),
  ).toEqual({
    ok: true,
    fields: { title: 'Harbors', weight: '0', date: '2015-03-24 1:00:19 -0400', topics: ['trade'] },
    body: 'Text.\n',
    doubled: [],
    oddities: [],
  });
});

test('values stay as they are written', () => {
  const { fields } = read(
    '---\nslug: 007\nyes: yes\nwhen: 2014-02-20\nnothing:\nquoted: ""\nhex: 0x1F\nnote: null\nsaid: "null"\n---\n',
  );
  expect(fields).toEqual({
    slug: '007',
    yes: 'yes',
    when: '2014-02-20',
    nothing: '',
    quoted: '',
    hex: '0x1F',
    note: '',
    said: 'null',
  });
});

test('of a key that stands twice the later counts, and it is named', () => {
  const { fields, doubled } = read('---\nimage: first\ntitle: A\nimage: second\n---\n');
  expect(fields).toEqual({ image: 'second', title: 'A' });
  expect(doubled).toEqual(['image']);
});

test('blank lines before the block', () => {
  const { fields, oddities } = read('\n \n\n---\ntitle: A\n---\nText');
  expect(fields).toEqual({ title: 'A' });
  expect(oddities).toEqual(['Blank lines stand before its front matter.']);
});

test.each([
  ['summary: "Podcasts speak.\n\nUse them: often."\nweight: 2', 'Podcasts speak.\nUse them: often.'],
  ["summary: 'It''s\none of\nthree'\nweight: 2", "It's one of three"],
  ['summary: "He said \\"stop\\"\nand went."\nweight: 2', 'He said "stop" and went.'],
])('a quoted value that goes on in column 1: %j', (yaml, expected) => {
  const { fields, oddities } = read(`---\n${yaml}\n---\nText`);
  expect(fields).toEqual({ summary: expected, weight: '2' });
  expect(oddities).toEqual(['A quoted value goes on in the first column.']);
});

test('lines that end as on Windows, and a byte order mark', () => {
  const { fields, body, oddities } = read('\uFEFF---\r\ntitle: A\r\n---\r\nOne\r\ntwo\r\n');
  expect({ fields, body }).toEqual({ fields: { title: 'A' }, body: 'One\ntwo\n' });
  expect(oddities).toEqual(['Its lines end as on Windows.']);
});

test('comments, an empty block, no block', () => {
  expect(read('---\n# only a comment\n---\nText').fields).toEqual({});
  expect(read('---\n---\nText')).toMatchObject({ fields: {}, body: 'Text' });
  expect(read('Only text.')).toMatchObject({ fields: {}, body: 'Only text.', oddities: ['It has no front matter.'] });
});

test('a rule in the text does not end the text', () => {
  expect(read('---\ntitle: A\n---\nOne\n\n---\n\nTwo').body).toBe('One\n\n---\n\nTwo');
});

test.each([
  ['---\ntitle: A\nText', 'no closing line'],
  ['---\n- a\n- b\n---\n', 'not a list of keys'],
  ['---\ntitle: [a\n---\n', 'is not YAML'],
  ['---\na: &a [x]\nb: *nobody\n---\n', 'refers to itself'],
])('what can not be read is refused with a sentence: %j', (source, words) => {
  expect(readFrontMatter(source)).toMatchObject({ ok: false, message: expect.stringContaining(words) });
});

test('a bomb of references is refused', () => {
  const levels = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
  ];
  expect(readFrontMatter(`---\n${levels.join('\n')}\n---\n`)).toMatchObject({ ok: false });
});

test('whatever the text is, reading it answers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (noise) => {
      expect(typeof readFrontMatter(`---\n${noise}\n---\n${noise}`).ok).toBe('boolean');
    }),
  );
});

function read(source: string) {
  const result = readFrontMatter(source);
  if (!result.ok) throw new Error(result.message);
  return result;
}
