import { expect, test } from 'vitest';
import { headTextsOf } from './head-texts.ts';

const facts = { title: 'Title', subtitle: null, summary: '', byline: 'By A', headTitle: null, headDescription: null };

test.each([
  [{}, { title: 'Title', description: 'Title. By A' }],
  [{ subtitle: 'Subtitle' }, { title: 'Title', description: 'Subtitle' }],
  [{ summary: 'word '.repeat(60) }, { title: 'Title', description: `${'word '.repeat(39)}word…` }],
  [
    { summary: 'Summary', headTitle: 'For searchers', headDescription: 'Said for them' },
    { title: 'For searchers', description: 'Said for them' },
  ],
])('what search results say of %j', (overrides, expected) => {
  expect(headTextsOf({ ...facts, ...overrides })).toEqual(expected);
});
