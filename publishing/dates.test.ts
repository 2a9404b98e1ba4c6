import { describe, expect, it } from 'vitest';
import { formatEventTime, formatPublicDate, machineDate } from './dates.ts';

const washington = { timeZone: 'America/New_York', language: 'en' };
const tokyo = { timeZone: 'Asia/Tokyo', language: 'en-GB' };
const lateEvening = new Date('2014-08-16T02:30:00Z');

describe('a public date', () => {
  it.each([
    ['minute', 'August 15, 2014', '2014-08-15T22:30-04:00'],
    ['day', 'August 15, 2014', '2014-08-15'],
    ['month', 'August 2014', '2014-08'],
    ['year', '2014', '2014'],
  ] as const)('known to the %s says no more than that', (precision, shown, machine) => {
    const date = { at: lateEvening, precision };
    expect(formatPublicDate(date, washington)).toBe(shown);
    expect(machineDate(date, washington)).toBe(machine);
  });

  it('is the day of the institution, not of the server or the reader', () => {
    const date = { at: lateEvening, precision: 'minute' } as const;
    expect(formatPublicDate(date, tokyo)).toBe('16 August 2014');
    expect(machineDate(date, tokyo)).toBe('2014-08-16T11:30+09:00');
    expect(machineDate(date, { timeZone: 'UTC', language: 'en' })).toBe('2014-08-16T02:30+00:00');
  });

  it('follows summer time', () => {
    const winter = { at: new Date('2014-01-15T14:00:00Z'), precision: 'minute' } as const;
    expect(machineDate(winter, washington)).toBe('2014-01-15T09:00-05:00');
  });

  it('writes midnight as hour 00', () => {
    const midnight = { at: new Date('2014-08-15T04:00:00Z'), precision: 'minute' } as const;
    expect(machineDate(midnight, washington)).toBe('2014-08-15T00:00-04:00');
  });
});

describe('the time of an event', () => {
  const startsAt = new Date('2026-03-12T22:00:00Z');

  it('names the day once when it ends the same day', () => {
    const shown = plain(formatEventTime({ startsAt, endsAt: new Date('2026-03-12T23:30:00Z') }, washington));
    expect(shown).toBe('Thursday, March 12, 2026, 6:00 – 7:30 PM EDT');
  });

  it('names both days when it runs over', () => {
    const shown = plain(formatEventTime({ startsAt, endsAt: new Date('2026-03-13T16:00:00Z') }, washington));
    expect(shown).toContain('Thursday, March 12, 2026');
    expect(shown).toContain('Friday, March 13, 2026');
  });

  it('has no range without an end, or with one that is not after the start', () => {
    const alone = formatEventTime({ startsAt, endsAt: null }, washington);
    expect(plain(alone)).toBe('Thursday, March 12, 2026 at 6:00 PM EDT');
    expect(formatEventTime({ startsAt, endsAt: startsAt }, washington)).toBe(alone);
  });
});

/** Intl sets thin and narrow spaces that are invisible in a failure's message. */
function plain(text: string): string {
  return text.replace(/[\u2009\u202f\u00a0]/g, ' ');
}
