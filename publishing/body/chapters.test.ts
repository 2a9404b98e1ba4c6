import { expect, test } from 'vitest';
import { areChapters, chaptersFrom, clockTime, linesOf } from './chapters.ts';

test('a time is written as a player shows it', () => {
  expect([0, 65, 3600, 3723].map(clockTime)).toEqual(['0:00', '1:05', '1:00:00', '1:02:03']);
});

test.each([
  [[{ start: 0, title: 'Opening' }], true],
  [
    [
      { start: 0, title: 'Opening' },
      { start: 60, title: 'Method' },
    ],
    true,
  ],
  [[], true],
  [
    [
      { start: 60, title: 'b' },
      { start: 60, title: 'a' },
    ],
    false,
  ],
  [[{ start: -1, title: 'a' }], false],
  [[{ start: 1.5, title: 'a' }], false],
  [[{ start: 1, title: ' ' }], false],
  [[{ start: 1, title: 'a\nb' }], false],
  [[{ start: 1, title: 'a', more: 1 }], false],
  ['0', false],
  [[null], false],
])('%j: %s', (value, good) => {
  expect(areChapters(value)).toBe(good);
});

test('chapters are written a line for each, and read as they are written', () => {
  const chapters = [
    { start: 0, title: 'Opening' },
    { start: 4530, title: '10:30 in Kyiv' },
  ];
  expect(linesOf(chapters)).toBe('0:00 Opening\n1:15:30 10:30 in Kyiv');
  expect(chaptersFrom(linesOf(chapters))).toEqual({ ok: true, value: chapters });
  expect(chaptersFrom(' 00:00  Opening \n\n75:30 10:30 in Kyiv\n')).toEqual({ ok: true, value: chapters });
  expect(chaptersFrom('')).toEqual({ ok: true, value: [] });
});

test.each([
  ['0:00 A\nQuestions', 'Line 2 is not'],
  ['0:00', 'Line 1 is not'],
  ['1:75 A', 'Line 1 is not'],
  ['0:30 A\n\n0:30 B', 'Line 3 begins no later'],
  ['999:00 A\n99:59:59 B', ''],
])('%j is read or refused with its line', (lines, sentence) => {
  const read = chaptersFrom(lines);
  expect(read.ok).toBe(sentence === '');
  expect(read.ok ? '' : read.issues[0]?.message.slice(0, sentence.length)).toBe(sentence);
});
