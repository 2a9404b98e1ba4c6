import { expect, test } from 'vitest';
import { dayIn, readHugoDate } from './hugo-date.ts';

const NEW_YORK = 'America/New_York';

test.each([
  ['2015-03-24 13:59:04 -0400', '2015-03-24T17:59:04.000Z', 'minute', true],
  ['2015-06-29 1:00:19 -0400', '2015-06-29T05:00:19.000Z', 'minute', true],
  ['2015-03-24T13:59:04-04:00', '2015-03-24T17:59:04.000Z', 'minute', true],
  ['2015-03-24T13:59:04Z', '2015-03-24T13:59:04.000Z', 'minute', true],
  ['2015-03-24T13:59:04.123Z', '2015-03-24T13:59:04.000Z', 'minute', true],
  ['2015-03-24 13:59:04+05:30', '2015-03-24T08:29:04.000Z', 'minute', true],
  ['2015-03-24 13:59', '2015-03-24T17:59:00.000Z', 'minute', false],
  ['2015-01-24 13:59:04', '2015-01-24T18:59:04.000Z', 'minute', false],
  ['2015-03-24', '2015-03-24T04:00:00.000Z', 'day', false],
  ['2015-3-4', '2015-03-04T05:00:00.000Z', 'day', false],
  ['1987-05', '1987-05-01T04:00:00.000Z', 'month', false],
  ['1987', '1987-01-01T05:00:00.000Z', 'year', false],
  [' 2015-03-24 ', '2015-03-24T04:00:00.000Z', 'day', false],
])('%j is %s, known to the %s', (text, at, precision, zoned) => {
  const date = readHugoDate(text, NEW_YORK);
  expect(date?.at.toISOString()).toBe(at);
  expect(date).toMatchObject({ precision, zoned });
});

test('the day is that of where it was written', () => {
  expect(readHugoDate('2015-3-4 23:30:00 -0800', NEW_YORK)?.day).toEqual({ year: '2015', month: '03', day: '04' });
});

test('an hour that clocks skip or show twice is still an instant', () => {
  expect(readHugoDate('2026-03-08 02:30:00', NEW_YORK)?.at.toISOString()).toBe('2026-03-08T07:30:00.000Z');
  expect(readHugoDate('2026-11-01 01:30:00', NEW_YORK)?.at.toISOString()).toBe('2026-11-01T05:30:00.000Z');
});

test.each([
  '',
  'soon',
  '2015-02-30',
  '2015-13-01',
  '2015-01-01 25:00:00',
  '0000-01-01',
  '24/03/2015',
  '2015-03-24 13:59:04 EST',
  '20150324',
])('%j is no date', (text) => {
  expect(readHugoDate(text, NEW_YORK)).toBeNull();
});

test.each([
  ['2015-03-24T03:59:59Z', 'America/New_York', '2015-03-23'],
  ['2015-03-24T04:00:00Z', 'America/New_York', '2015-03-24'],
  ['2015-03-24T20:00:00Z', 'Asia/Tokyo', '2015-03-25'],
])('%s is in %s on %s', (at, timeZone, day) => {
  expect(dayIn(new Date(at), timeZone)).toBe(day);
});
