import { expect, test } from 'vitest';
import { flow, italic, joined, plainText, quoted, sentence } from './runs.ts';

test.each([
  ['A title', 'A title.'],
  ['Who pays?', 'Who pays?'],
  ['Stop!', 'Stop!'],
  ['An end.', 'An end.'],
  ['Made in the U.S.', 'Made in the U.S.'],
  ['And so on…', 'And so on…'],
  ['What “ready” is', 'What “ready” is.'],
  ['He said “no”', 'He said “no.”'],
  ['He said “no?”', 'He said “no?”'],
  ['The farmers’', 'The farmers’.'],
  ['谁付钱？', '谁付钱？'],
])('%s becomes the sentence %s', (text, expected) => {
  expect(plainText(sentence(flow(text)))).toBe(expected);
});

test.each([
  ['Plain', '“Plain.”'],
  ['He said “no”', '“He said ‘no.’”'],
  ['He said "no"', '“He said ‘no.’”'],
  ['Who said “no”?', '“Who said ‘no’?”'],
  ['The farmers’', '“The farmers’.”'],
])('%s in quotation marks', (title, expected) => {
  expect(plainText(sentence(flow(quoted(title))))).toBe(expected);
});

test('the period after italics is upright', () => {
  expect(sentence(flow(italic('A title')))).toEqual([{ text: 'A title', italic: true }, { text: '.' }]);
});

test('nothing leaves no gap behind', () => {
  expect(plainText(joined([null, 'a', [], '', italic('b')], ', '))).toBe('a, b');
});
