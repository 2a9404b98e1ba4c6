import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from './difference.ts';

const shown = (before: string, after: string) => {
  const [a, b] = [before.split(' '), after.split(' ')];
  return difference(a, b).map(({ what, from, to, at, end }) =>
    what === 'inserted'
      ? `+${b.slice(at, end).join(' ')}`
      : `${what === 'same' ? '' : '-'}${a.slice(from, to).join(' ')}`,
  );
};

test('what stayed is found around what came and went', () => {
  expect(shown('the old house by the sea', 'the new house by a sea')).toEqual([
    'the',
    '-old',
    '+new',
    'house by',
    '-the',
    '+a',
    'sea',
  ]);
});

test('deleted and same are the earlier list, inserted and same the later; nothing shorter says it', () => {
  const lists = fc.array(fc.constantFrom(...'abcd'), { maxLength: 12 });
  fc.assert(
    fc.property(lists, lists, (a, b) => {
      const stretches = difference(a, b);
      const earlier = stretches.flatMap(({ what, from, to }) => (what === 'inserted' ? [] : a.slice(from, to)));
      const later = stretches.flatMap(({ what, at, end }) => (what === 'deleted' ? [] : b.slice(at, end)));
      expect([earlier, later]).toEqual([a, b]);
      const same = stretches.reduce((sum, { what, from, to }) => (what === 'same' ? sum + to - from : sum), 0);
      expect(same).toBe(longestCommon(a, b));
      for (const { what, from, to, at } of stretches) {
        if (what === 'same') expect(a.slice(from, to)).toEqual(b.slice(at, at + to - from));
      }
    }),
  );
});

test('long lists that share nothing take no time', () => {
  const list = (letter: string) => Array.from({ length: 50_000 }, (_, index) => letter + index);
  expect(difference(list('a'), list('b')).map(({ what }) => what)).toEqual(['deleted', 'inserted']);
});

function longestCommon(a: string[], b: string[]): number {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [diagonal, down, right] = [best[i + 1]?.[j + 1] ?? 0, best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0];
      (best[i] as number[])[j] = a[i] === b[j] ? diagonal + 1 : Math.max(down, right);
    }
  }
  return best[0]?.[0] ?? 0;
}
