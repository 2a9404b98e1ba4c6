import { expect, test } from 'vitest';
import { storable, unstorablePlace } from './storable.ts';

test.each([
  ['plain', { a: ['b', { c: 'd\n\t😀' }], n: 1, at: new Date(), none: null }, null],
  ['a NUL', { a: ['b', { c: 'd\0' }] }, 'a.1.c'],
  ['half of a pair', ['\ud83d'], '0'],
  ['the value itself', '\udc00', ''],
  ['a key', { a: { 'b\0': 1 } }, 'a'],
  [
    'very deep',
    Array.from({ length: 50_000 }).reduce<unknown>((inner) => [inner], 'x\0'),
    expect.stringMatching(/^0\.0\./),
  ],
])('%s', (_, value, place) => {
  expect(unstorablePlace(value)).toEqual(place);
});

test('what nobody typed is left out of a form', () => {
  expect(storable('a\0b\ud83dc😀')).toBe('ab\ufffdc😀');
});
