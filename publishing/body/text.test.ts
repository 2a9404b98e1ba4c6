import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentFromHtml } from './from-html.ts';
import { countWords, excerpt, plainText, proseText, readingMinutes } from './text.ts';

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const split = (text: string) => [...characters.segment(text)].map(({ segment }) => segment);

test('the text of a document is its blocks, without notes and pictures', () => {
  const { document } = documentFromHtml(
    '<h2>Ports</h2><p>Cranes<span data-node="footnote">A note.</span> stand<br>still.</p><ul><li>One<ul><li>Two</li></ul></li></ul>' +
      '<table><caption>Moves</caption><tr><th>Port</th><td>4</td></tr></table><pre>a\n b</pre><hr>',
  );
  expect(plainText(document)).toBe('Ports\n\nCranes stand still.\n\nOne\n\nTwo\n\nMoves\n\nPort | 4\n\na\n b');
  expect(proseText(document)).toBe('Cranes stand still.');
});

describe('words', () => {
  test.each([
    ['', 0],
    ['  … — ! ', 0],
    ['One two-three, it’s 1,200.5 U.S. ships', 6],
    ['日本語', 3],
    ['Überseehäfen naïve', 2],
  ])('%j has %i', (text, count) => expect(countWords(text)).toBe(count));

  test('are read at a calm pace, and nothing takes no time', () => {
    expect([0, 230, 1000].map(readingMinutes)).toEqual([1, 1, 4]);
  });
});

describe('an excerpt', () => {
  test('is cut after a word', () => {
    expect(excerpt('Ports move  goods,\n and goods move prices.', 19)).toBe('Ports move goods…');
    expect(excerpt('Ports move goods.', 17)).toBe('Ports move goods.');
    expect(excerpt('Ports move', 6)).toBe('Ports…');
    expect(excerpt('Containerization', 6)).toBe('Conta…');
  });

  test('never splits a character', () => {
    expect(excerpt('👩‍🔬👩‍🔬👩‍🔬', 2)).toBe('👩‍🔬…');
    expect(excerpt('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…');
  });

  test('obeys its laws', () => {
    const unit = fc.constantFrom('a', 'b', ' ', ' ', ',', '.', '-', '👩‍🔬', '🇫🇷', 'e\u0301', '日', '\n');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const whole = text.replace(/\s+/g, ' ').trim();
        const cut = excerpt(text, most);
        expect(split(cut).length).toBeLessThanOrEqual(most);
        if (split(whole).length <= most) {
          expect(cut).toBe(whole);
          return;
        }
        expect(cut.endsWith('…')).toBe(true);
        const kept = split(cut).slice(0, -1);
        expect(split(whole).slice(0, kept.length)).toEqual(kept);
        const next = split(whole)[kept.length] ?? '';
        const firstWord = whole.split(' ')[0] ?? '';
        expect(/^[ ,.-]$/.test(next) || kept.join('').length <= firstWord.length).toBe(true);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
