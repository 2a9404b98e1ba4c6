import { expect, test } from 'vitest';
import { below, withSuffix } from './redirect.ts';

test.each([
  ['/publications/report/x', '.pdf', '/publications/report/x.pdf'],
  ['/publications/report/x?a=1#b', '.pdf', '/publications/report/x.pdf'],
  ['/topics/x#y', '/feed.xml', '/topics/x/feed.xml'],
  ['/', '/feed.xml', '/feed.xml'],
  ['/?from=old', '/feed.xml', '/feed.xml'],
])('what is below %s: %s', (to, rest, address) => {
  expect(below(to, rest)).toBe(address);
});

test('query and fragment come behind an address that has none of its own', () => {
  expect(withSuffix('/x', '?a=1#b')).toBe('/x?a=1#b');
  expect(withSuffix('/x', null)).toBe('/x');
  expect(withSuffix('https://elsewhere.example/?c', '?a=1')).toBe('https://elsewhere.example/?c');
});
