import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentFromHtml } from '../body/from-html.ts';
import { parseDocument } from '../body/schema.ts';
import { documentToHtml } from '../body/to-html.ts';
import { readLeftovers, withoutReferences } from './leftover-markdown.ts';

const resolve = (href: string) => (href === 'import-ref:gone' ? null : href.replace('import-ref:', '/here/'));

function read(html: string) {
  const { document } = documentFromHtml(`<p>${html}</p>`);
  const found = readLeftovers(document, resolve);
  return { html: documentToHtml(document).replace(/^<p>|<\/p>$/g, ''), ...found };
}

test.each([
  ['a [b](https://c.example "T") d', 'a <a href="https://c.example">b</a> d'],
  ['a [b] (import-ref:c.md) d', 'a <a href="/here/c.md">b</a> d'],
  ['a [b](import-ref:gone) d', 'a b d'],
  ['[b](javascript:alert(1))', '[b](javascript:alert(1))'],
  ['a **b **c', 'a <strong>b</strong> c'],
  ['a** b c** d', 'a <strong>b c</strong> d'],
  ['a ** b ** c', 'a <strong>b</strong> c'],
  ['a __ b __ c', 'a <strong>b</strong> c'],
  ['_a _(b)', '<em>a</em> (b)'],
  ['_a.\u00a0_', '<em>a.</em>'],
  ['a**** b**** c', 'a <strong>b</strong> c'],
  ['_a [b](https://c.example)_', '<em>a </em><a href="https://c.example"><em>b</em></a>'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['<code>**a**</code>', '<code>**a**</code>'],
  ['name: ________', 'name: ________'],
  [
    'mail [us](mailto:<a href="mailto:a@b.example">a@b.example</a>?subject=A b).',
    'mail <a href="mailto:a@b.example?subject=A%20b">us</a>.',
  ],
])('%j becomes %j', (source, html) => {
  expect(read(source).html).toBe(html);
});

test('what was mended and what was taken out is told', () => {
  expect(read('a **b** c')).toMatchObject({ mended: ['a **b** c'], dropped: [] });
  expect(read('a ** c {.mailto}')).toMatchObject({ html: 'a c', mended: [], dropped: ['a ** c {.mailto}'] });
  expect(read('a [b](the c).')).toMatchObject({ mended: [], dropped: [], left: ['a [b](the c).'] });
  expect(read('a c')).toMatchObject({ mended: [], dropped: [], left: [] });
});

test('a paragraph of which nothing stays is gone', () => {
  const { document } = documentFromHtml('<p>a</p><p>****</p><ul><li><p>**</p></li></ul>');
  readLeftovers(document, resolve);
  expect(documentToHtml(document)).toBe('<p>a</p>\n<ul><li><p></p></li></ul>');
});

test('whatever the words are, they are read to an end and the document stays one', () => {
  const sign = fc.constantFrom(
    '**',
    '_',
    '__',
    '[',
    ']',
    '(',
    ')',
    '](',
    'https://a.example',
    '"',
    '\\',
    ' ',
    'a',
    '{.a}',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const { document } = documentFromHtml(`<p>x${signs.join('')}</p>`);
      readLeftovers(document, resolve);
      expect(parseDocument(document)).toMatchObject({ ok: true });
    }),
  );
  const long = documentFromHtml(`<p>${'**a** '.repeat(20_000)}${'[a]('.repeat(20_000)}</p>`).document;
  expect(readLeftovers(long, resolve).mended).toHaveLength(1);
});

test('addresses that were never resolved are told and become words, wherever they stand', () => {
  const { document } = documentFromHtml('<pre>[a](import-ref:b%20c.md)</pre><p>[d](import-ref:e.md "x</p>');
  expect(withoutReferences(document)).toEqual(['b c.md', 'e.md']);
  expect(JSON.stringify(document)).not.toContain('import-ref:');
});
