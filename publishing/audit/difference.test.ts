import { expect, test } from 'vitest';
import { difference } from './difference.ts';

test('only what changed is kept, as it was and as it is', () => {
  const at = new Date('2026-01-02T03:04:05Z');
  expect(
    difference(
      { name: 'Ada', role: null, retiredAt: null, words: ['a', 'b'], untouched: 1 },
      { name: 'Ada Lovelace', role: null, retiredAt: at, words: ['a', 'b'] },
    ),
  ).toEqual({
    before: { name: 'Ada', retiredAt: null },
    after: { name: 'Ada Lovelace', retiredAt: '2026-01-02T03:04:05.000Z' },
  });
  expect(difference({ a: 1 }, { a: 1 })).toEqual({ before: {}, after: {} });
});
