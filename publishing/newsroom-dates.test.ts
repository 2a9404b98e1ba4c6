import { describe, expect, test } from 'vitest';
import {
  clockName,
  dayDate,
  dayName,
  formatDate,
  formatDay,
  formatKnown,
  formatKnownDay,
  formatMoment,
  formatStamp,
  formatTime,
} from './newsroom-dates.ts';

const WASHINGTON = { timeZone: 'America/New_York', timeName: 'Washington', language: 'en' };
const LONDON = { timeZone: 'Europe/London', timeName: null, language: 'en-GB' };
const PARIS = { timeZone: 'Europe/Paris', timeName: null, language: 'fr' };

const at = (instant: string) => new Date(instant);

test('day and month stand as the institution writes them, in English, and clocks count to 24', () => {
  const evening = at('2026-11-26T23:05:09Z');
  expect([formatDay(evening, WASHINGTON), formatTime(evening, WASHINGTON)]).toEqual(['Nov 26, 2026', '18:05']);
  expect(formatStamp(evening, WASHINGTON)).toBe('Nov 26, 2026, 18:05');
  expect(formatStamp(evening, WASHINGTON, 'second')).toBe('Nov 26, 2026, 18:05:09');
  expect(formatStamp(evening, LONDON)).toBe('26 Nov 2026, 23:05');
  expect(formatStamp(evening, PARIS)).toBe('27 Nov 2026, 00:05');
});

test('a day that is no moment is the same everywhere', () => {
  expect(formatDate(at('2026-12-04T00:00:00Z'), WASHINGTON)).toBe('Dec 4, 2026');
});

test('when something appeared is said no more exactly than it is known', () => {
  const march = at('2018-03-29T04:00:00Z');
  const said = (['year', 'month', 'day', 'minute'] as const).map((precision) =>
    formatKnown({ at: march, precision }, WASHINGTON),
  );
  expect(said).toEqual([
    '2018',
    'March 2018',
    'March 29, 2018',
    'Thursday, March 29, 2018, 00:00 Washington time (04:00 UTC)',
  ]);
  const inLists = (['year', 'month', 'day', 'minute'] as const).map((precision) =>
    formatKnownDay({ at: march, precision }, WASHINGTON),
  );
  expect(inLists).toEqual(['2018', 'Mar 2018', 'Mar 29, 2018', 'Mar 29, 2018']);
});

test('a day is named by how far it is', () => {
  expect([dayName('2026-03-09', '2026-03-09'), dayName('2026-03-10', '2026-03-09')]).toEqual(['Today', 'Tomorrow']);
  expect(dayName('2026-03-12', '2026-03-09')).toBe('Thursday');
  expect(dayDate('2026-03-12', '2026-03-09', WASHINGTON)).toBe('March 12');
  expect(dayDate('2027-03-12', '2026-03-09', LONDON)).toBe('12 March 2027');
});

describe('a moment in words', () => {
  test.each([
    [WASHINGTON, 'Thursday, March 26, 2026, 09:00 Washington time (13:00 UTC)'],
    [{ ...PARIS, timeZone: 'Europe/Berlin' }, 'Thursday, 26 March 2026, 14:00 Berlin time (13:00 UTC)'],
    [
      { ...LONDON, timeZone: 'Pacific/Auckland' },
      'Friday, 27 March 2026, 02:00 Auckland time (13:00 UTC on Thursday, 26 March 2026)',
    ],
    [{ ...LONDON, timeZone: 'UTC' }, 'Thursday, 26 March 2026, 13:00 UTC'],
  ])('names the zone and UTC (%#)', (clock, words) => {
    expect(formatMoment(at('2026-03-26T13:00:00Z'), clock)).toBe(words);
  });

  test('tells the two hours of one name apart', () => {
    const clock = { ...WASHINGTON, timeName: null };
    expect(formatMoment(at('2026-11-01T05:30:00Z'), clock)).toContain('01:30 New York time (05:30 UTC)');
    expect(formatMoment(at('2026-11-01T06:30:00Z'), clock)).toContain('01:30 New York time (06:30 UTC)');
  });

  test.each([
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('calls the clock of %s %s', (timeZone, name) => {
    expect(clockName({ timeZone, timeName: null })).toBe(name);
  });
});
