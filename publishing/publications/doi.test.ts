import { expect, test } from 'vitest';
import { bareDoi, doiUrl, isDoi } from './doi.ts';

test.each([
  ['10.1234/abc', '10.1234/abc'],
  [' https://doi.org/10.1234/abc ', '10.1234/abc'],
  ['http://dx.doi.org/10.1234/a%3Cb%3E', '10.1234/a<b>'],
  ['doi: 10.1234/ABC', '10.1234/ABC'],
])('%j is %s', (typed, doi) => {
  expect(bareDoi(typed)).toBe(doi);
  expect(isDoi(bareDoi(typed))).toBe(true);
});

test.each(['https://example.org/10.1234/abc', '10.12/abc', '10.1234/', 'abc', '10.1234/a b'])('%j is none', (typed) => {
  expect(isDoi(bareDoi(typed))).toBe(false);
});

test('the link says every character that an address can’t hold by its number', () => {
  expect(doiUrl('10.1002/(SICI)1<1::AID#2>3.0?a%b')).toBe('https://doi.org/10.1002/(SICI)1%3C1::AID%232%3E3.0%3Fa%25b');
});
