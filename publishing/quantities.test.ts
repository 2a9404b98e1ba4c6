import { expect, it } from 'vitest';
import { formatBytes, formatCount, formatRange } from './quantities.ts';

it('groups digits', () => {
  expect(formatCount(1812, 'en')).toBe('1,812');
});

it('joins a range with a dash and shows a range of one as one number', () => {
  expect(formatRange(21, 40, 'en')).toBe('21–40');
  expect(formatRange(1001, 1020, 'en')).toBe('1,001–1,020');
  expect(formatRange(41, 41, 'en')).toBe('41');
});

it.each([
  [300, '1 kB'],
  [84_400, '84 kB'],
  [999_600, '1 MB'],
  [2_440_000, '2.4 MB'],
  [12_600_000, '13 MB'],
])('writes %i bytes as %s', (bytes, shown) => {
  expect(formatBytes(bytes, 'en')).toBe(shown);
});
