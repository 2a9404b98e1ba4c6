import { expect, test } from 'vitest';
import { areChapters, clockTime } from './chapters.ts';

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
