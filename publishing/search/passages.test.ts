import { expect, test } from 'vitest';
import { passagesOf, runsOf } from './passages.ts';

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
