import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine } from './plain-line.ts';

test.each([
  ['Health&#46;gov’s Plan&#58; A Study', 'Health.gov’s Plan: A Study', true],
  ['Q&amp;A With Ana', 'Q&A With Ana', true],
  ['User Experience &#8211; Part 2', 'User Experience – Part 2', true],
  ['en Espa&ntilde;ol', 'en Español', true],
  ['AT&T and R&D', 'AT&T and R&D', false],
  ['What’s Your Mobile [App]etite?', 'What’s Your Mobile [App]etite?', false],
  ['A\u00a0B', 'A B', true],
  ['zero\u200bwidth\ufeff', 'zerowidth', true],
  ['two\n lines', 'two lines', true],
  ['  ends  ', 'ends', false],
  ['<script>alert(1)</script>', '<script>alert(1)</script>', false],
  ['&lt;b&gt;', '<b>', true],
  ['a\0b\u0007', 'ab', true],
  ['half \ud800 pair', 'half \ufffd pair', true],
  ['👩\u200d💻', '👩\u200d💻', false],
])('%j is %j', (source, text, cleaned) => {
  expect(plainLine(source)).toEqual({ text, cleaned });
});

test('a plain line is one line of characters that can be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (source) => {
      const { text } = plainLine(source);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/\p{Cc}|\n/u);
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});
