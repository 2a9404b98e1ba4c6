import { expect, it } from 'vitest';
import { notYetShown } from './not-yet-shown.ts';

const entries = (...ids: string[]) => ids.map((id) => ({ id }));

it('leaves out what a release in between moved to the next page', () => {
  const first = entries('e', 'd', 'c');
  const secondAfterRelease = entries('c', 'b', 'a');
  expect([...first, ...notYetShown(secondAfterRelease, first)]).toEqual(entries('e', 'd', 'c', 'b', 'a'));
});

it('keeps the order of what is new', () => {
  expect(notYetShown(entries('z', 'a', 'm'), [])).toEqual(entries('z', 'a', 'm'));
});
