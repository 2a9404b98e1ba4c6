import { expect, test } from 'vitest';
import { byteRange } from './byte-range.ts';

test.each([
  [null, 'all'],
  ['bytes=0-499', { start: 0, end: 499 }],
  ['bytes=500-', { start: 500, end: 999 }],
  ['bytes=-200', { start: 800, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=900-5000', { start: 900, end: 999 }],
  ['bytes=999-999', { start: 999, end: 999 }],
  ['bytes=1000-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=500-499', 'all'],
  ['bytes=0-1,5-9', 'all'],
  ['bytes=-', 'all'],
  ['bytes=a-b', 'all'],
  ['items=0-1', 'all'],
  ['bytes=99999999999999999999-', 'all'],
])('%j of 1,000 bytes', (header, expected) => {
  expect(byteRange(header, 1000)).toEqual(expected);
});

test('nothing can be asked of an empty file', () => {
  expect(byteRange('bytes=0-', 0)).toBe('none');
  expect(byteRange('bytes=-1', 0)).toBe('none');
});
