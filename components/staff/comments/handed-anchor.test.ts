import { expect, test } from 'vitest';
import { commentAddress, handedAnchor } from './handed-anchor.ts';

const anchor = { quote: '“50 %” & #more', before: 'a?b=c ', after: '\nnext', stretch: 3 };

test('a passage comes out of the address as it went in', () => {
  expect(handedAnchor(new URL(commentAddress('x', anchor), 'https://example.org').hash)).toEqual(anchor);
});

test('an address that names no passage hands nothing over', () => {
  const hashes = ['', '#thread-1', '#on=', '#on=%', '#on=%7B%7D', '#on=%22words%22'];
  expect(hashes.map(handedAnchor)).toEqual(hashes.map(() => null));
});
