import { expect, test } from 'vitest';
import { eventAt } from './event.ts';

const startsAt = new Date('2027-03-04T17:00:00Z');
const rest = { startsAt, venue: null, registrationUrl: null };

test.each([
  ['2027-03-04T17:59:59Z', '2027-03-04T18:00:00Z', false],
  ['2027-03-04T18:00:01Z', '2027-03-04T18:00:00Z', true],
  ['2027-03-05T16:59:59Z', null, false],
  ['2027-03-05T17:00:01Z', null, true],
])('at %s an event that ends at %s is over: %s', (now, end, isOver) => {
  const endsAt = end === null ? null : new Date(end);
  expect(eventAt(new Date(now), { ...rest, endsAt })).toEqual({ ...rest, endsAt, isOver });
});
