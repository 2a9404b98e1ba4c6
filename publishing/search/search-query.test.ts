import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldWord, onlyExcludes, searchKey, searchTerms, searchText, wordsIn } from './search-query.ts';

test('words, phrases and exclusions are told apart', () => {
  expect(searchTerms('nuclear "arms control" -treaty -“cold war” covid-19')).toEqual([
    { type: 'word', text: 'nuclear', excluded: false },
    { type: 'phrase', text: 'arms control', excluded: false },
    { type: 'word', text: 'treaty', excluded: true },
    { type: 'phrase', text: 'cold war', excluded: true },
    { type: 'phrase', text: 'covid-19', excluded: false },
  ]);
});

test('words that only their letters tell are literal, and counted by pairs of letters', () => {
  for (const typed of ['核能安全', 'AI規制', '정부', 'ท่าเรือ', 'AT&T', 'r&d', 'C++', 'f#', '"C++ code"'])
    expect([typed, searchTerms(typed).map(({ type }) => type)]).toEqual([typed, ['literal']]);
  for (const typed of ['c', 'research&development', 'a+', '#tag', 'x&', 'élan'])
    expect([typed, searchTerms(typed).map(({ type }) => type)]).toEqual([typed, ['word']]);
  expect(searchTerms('核能安全 港 AI規制 harbor').map(wordsIn)).toEqual([3, 1, 1, 1]);
});

test('a search that only leaves out is told apart', () => {
  for (const typed of ['-china', '-china -"cold war"']) expect(onlyExcludes(typed)).toBe(true);
  for (const typed of ['', 'x -china', '-']) expect(onlyExcludes(typed)).toBe(false);
});

test('what says nothing is no term', () => {
  for (const typed of ['', '   ', '-', '"', '""', '- -', '&|!<>()', '*:*']) expect(searchTerms(typed)).toEqual([]);
});

test('a quote that is never closed reaches to the end', () => {
  expect(searchTerms('harbor "winter grid')).toEqual([
    { type: 'word', text: 'harbor', excluded: false },
    { type: 'phrase', text: 'winter grid', excluded: false },
  ]);
});

test('anything typed gives few terms with letters or digits, and one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
      const terms = searchTerms(typed);
      expect(terms.length).toBeLessThanOrEqual(12);
      for (const { text } of terms) expect(text).toMatch(/[\p{L}\p{N}]/u);
      expect(searchText(searchText(typed))).toBe(searchText(typed));
      expect(searchText(typed)).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('searches that differ by case, accents or spaces are counted together', () => {
  expect(searchKey('  Élan   Vital ')).toBe(searchKey('elan vital'));
  expect(foldWord('Łódź Ñandú')).toBe('łodz nandu');
  expect(foldWord('정부 がん ไทยนี้')).toBe('정부 がん ไทยนี้');
});
