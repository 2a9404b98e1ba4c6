import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneErrorAway } from './typing-errors.ts';

test.each([
  ['a letter too many', 'harrbor', 'harbor'],
  ['a letter missing', 'harbr', 'harbor'],
  ['a wrong letter', 'harbot', 'harbor'],
  ['neighbors exchanged', 'hrabor', 'harbor'],
  ['in Cyrillic', 'граныца', 'граница'],
])('%s', (_, typed, meant) => {
  expect(oneErrorAway(typed)).toContain(meant);
});

test('the relation goes both ways, and no word is its own error', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeorst'), minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(word, fc.nat(), (right, pick) => {
      const wrong = oneErrorAway(right);
      expect(wrong).not.toContain(right);
      const one = wrong[pick % wrong.length] ?? '';
      expect(oneErrorAway(one)).toContain(right);
    }),
    { numRuns: 30 },
  );
});

test('two errors are too many', () => {
  expect(oneErrorAway('hrabot')).not.toContain('harbor');
});
