import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageLinks } from './page-links.ts';

it.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [1, 91, [1, 2, 'gap', 91]],
  [4, 91, [1, 2, 3, 4, 5, 'gap', 91]],
  [45, 91, [1, 'gap', 44, 45, 46, 'gap', 91]],
  [91, 91, [1, 'gap', 90, 91]],
] as const)('page %i of %i', (page, pageCount, expected) => {
  expect(pageLinks(page, pageCount)).toEqual(expected);
});

it('always has the first, the current and the last page, in order, and a gap only for two or more', () => {
  const place = fc
    .integer({ min: 1, max: 6000 })
    .chain((count) => fc.tuple(fc.integer({ min: 1, max: count }), fc.constant(count)));
  fc.assert(
    fc.property(place, ([page, pageCount]) => {
      const links = pageLinks(page, pageCount);
      const numbers = links.filter((link) => link !== 'gap');
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect(numbers).toEqual(expect.arrayContaining([1, page, pageCount]));
      for (const [index, link] of links.entries()) {
        if (link !== 'gap') continue;
        expect(Number(links[index + 1]) - Number(links[index - 1])).toBeGreaterThan(2);
      }
    }),
  );
});
