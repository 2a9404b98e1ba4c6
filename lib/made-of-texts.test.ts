import { expect, test, vi } from 'vitest';
import { madeOfTexts } from './made-of-texts.ts';

test('of a text something is made once, until others have taken its place', () => {
  const make = vi.fn((text: string) => text.toUpperCase());
  const made = madeOfTexts(make, 40);
  expect([made('first page'), made('first page'), made('other page'), made('first page')]).toEqual([
    'FIRST PAGE',
    'FIRST PAGE',
    'OTHER PAGE',
    'FIRST PAGE',
  ]);
  expect(make).toHaveBeenCalledTimes(2);
  // Takes the place of the one that was not asked for the longest time.
  made('third page');
  made('first page');
  expect(make).toHaveBeenCalledTimes(3);
  made('other page');
  expect(make).toHaveBeenCalledTimes(4);
});

test('what is larger than all there is room for is made each time', () => {
  const make = vi.fn((text: string) => text);
  const made = madeOfTexts(make, 10);
  expect([made('a long page'), made('a long page')]).toEqual(['a long page', 'a long page']);
  expect(make).toHaveBeenCalledTimes(2);
});
