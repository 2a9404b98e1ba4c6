import { expect, test } from 'vitest';
import { SOME_INSTITUTION, somePublication } from '../../test/some-publication.ts';
import { citableWork } from './citable-work.ts';

const titleOf = (kind: 'report' | 'commentary', title: string, subtitle: string | null) =>
  citableWork(somePublication({ kind, title, subtitle }), SOME_INSTITUTION, 'https://penhallow.example/p').title;

test.each([
  ['On Harbors', 'A Survey', 'On Harbors: A Survey'],
  ['On Harbors', null, 'On Harbors'],
  ['On Harbors.', 'A Survey', 'On Harbors: A Survey'],
  ['Who Pays?', 'A Survey', 'Who Pays? A Survey'],
  ['Who Said “Ready?”', 'A Survey', 'Who Said “Ready?” A Survey'],
  ['Made in the U.S.', 'A Survey', 'Made in the U.S.: A Survey'],
  [' On\nHarbors ', 'A\u0000Survey', 'On Harbors: A Survey'],
])('a report called %j with %j under it is cited as %j', (title, subtitle, expected) => {
  expect(titleOf('report', title, subtitle)).toBe(expected);
});

test('what stands under the title of an article is no part of it', () => {
  expect(titleOf('commentary', 'On Harbors', 'Why they matter')).toBe('On Harbors');
});
