import { expect, test } from 'vitest';
import { HIT, HIT_END, passagesOf, runsOf, withLiterals } from './passages.ts';

test('matches become runs of their own; markup stays the text it is', () => {
  expect(runsOf('A <b>\uE000harbor\uE001</b>')).toEqual([
    { text: 'A <b>', hit: false },
    { text: 'harbor', hit: true },
    { text: '</b>', hit: false },
  ]);
});

test('passages without a match are left out', () => {
  expect(passagesOf('first\uE002the \uE000second\uE001 one')).toEqual([
    [
      { text: 'the ', hit: false },
      { text: 'second', hit: true },
      { text: ' one', hit: false },
    ],
  ]);
});

test('what is said twice is shown once', () => {
  expect(passagesOf('Ships \uE000sail\uE001 far\uE002\uE000sail\uE001 far\uE002They \uE000sail\uE001')).toHaveLength(2);
});

test('literal words are marked wherever they stand unmarked, the longest first', () => {
  const marked = withLiterals(`at&t, ${HIT}AT&T${HIT_END} and 海上安全合作`, ['安全', 'AT&T', '安全合作']);
  expect(
    runsOf(marked)
      .filter(({ hit }) => hit)
      .map(({ text }) => text),
  ).toEqual(['at&t', 'AT&T', '安全合作']);
  expect(withLiterals(`${HIT}R${HIT_END}&${HIT}D${HIT_END} here`, ['r&d'])).toBe(`${HIT}R&D${HIT_END} here`);
  expect(withLiterals('(a+b)*', [])).toBe('(a+b)*');
});
