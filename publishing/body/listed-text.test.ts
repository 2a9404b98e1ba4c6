import { expect, test } from 'vitest';
import { documentFromListedText } from './listed-text.ts';
import { parseDocument } from './schema.ts';
import { documentToHtml } from './to-html.ts';

test.each([
  ['bullets', 'Before\n\n- a\n- b\nAfter', '<p>Before</p>\n<ul><li><p>a</p></li><li><p>b</p></li></ul>\n<p>After</p>'],
  ['stars, and lines that go on', '* a\n  goes on\n\n* b', '<ul><li><p>a goes on</p></li><li><p>b</p></li></ul>'],
  ['numbers', '1. a\n2. b\n3) c', '<ol><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ol>'],
  ['numbers from another one', '4. a\r\n5. b', '<ol start="4"><li><p>a</p></li><li><p>b</p></li></ol>'],
  [
    'lists in lists',
    '- a\n\t1. b\n\t2. c\n- d',
    '<ul><li><p>a</p><ol><li><p>b</p></li><li><p>c</p></li></ol></li><li><p>d</p></li></ul>',
  ],
  [
    'two kinds',
    '- a\n- b\n1. c\n2. d',
    '<ul><li><p>a</p></li><li><p>b</p></li></ul>\n<ol><li><p>c</p></li><li><p>d</p></li></ol>',
  ],
  ['one line', '1. Introduction', null],
  ['years', '1901. Ice.\n1907. Ice again.', null],
  ['no list', 'a - b\n-c\n*d*', null],
])('%s', (_name, text, html) => {
  const document = documentFromListedText(text);
  expect(document && documentToHtml(document)).toBe(html);
  if (document) expect(parseDocument(document).ok).toBe(true);
});

test('however far lines are in, the document stays valid', () => {
  const document = documentFromListedText(
    Array.from({ length: 80 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n'),
  );
  expect(document && parseDocument(document).ok).toBe(true);
});
