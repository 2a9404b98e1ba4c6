import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantsOf, localTimeOf } from './local-time.ts';

const WASHINGTON = 'America/New_York';
const at = (iso: string) => new Date(iso);

describe('a local date and time', () => {
  test.each([
    ['2026-03-26', '09:00', '2026-03-26T13:00:00Z'],
    ['2026-01-15', '09:00', '2026-01-15T14:00:00Z'],
    ['2026-03-08', '01:59', '2026-03-08T06:59:00Z'],
    ['2026-03-08', '03:00', '2026-03-08T07:00:00Z'],
    ['2026-11-01', '02:00', '2026-11-01T07:00:00Z'],
  ])('%s %s in Washington is one instant', (date, time, iso) => {
    expect(instantsOf({ date, time }, WASHINGTON)).toEqual({ kind: 'one', at: at(iso) });
  });

  test.each([
    [WASHINGTON, '2026-03-08', '02:30', '2026-03-08T07:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z'],
    ['America/Santiago', '2026-09-06', '00:30', '2026-09-06T04:00:00Z'],
  ])('in %s an hour that is left out names the next moment', (zone, date, time, next) => {
    expect(instantsOf({ date, time }, zone)).toEqual({ kind: 'skipped', next: at(next) });
  });

  test('an hour that comes twice is two instants', () => {
    expect(instantsOf({ date: '2026-11-01', time: '01:30' }, WASHINGTON)).toEqual({
      kind: 'twice',
      first: at('2026-11-01T05:30:00Z'),
      second: at('2026-11-01T06:30:00Z'),
    });
  });

  test.each([
    ['2026-04-31', '09:00'],
    ['2026-02-29', '09:00'],
    ['2026-03-26', '24:00'],
    ['2026-3-26', '09:00'],
    ['', ''],
    ['2026-03-26', '9'],
  ])('%j %j is no time', (date, time) => {
    expect(instantsOf({ date, time }, WASHINGTON)).toBeNull();
  });

  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2038, 0) / 60_000 });

  test('every instant is among those of the time that its clock shows, in every zone', () => {
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const instant = new Date(minute * 60_000);
        const found = instantsOf(localTimeOf(instant, zone), zone);
        const times = found?.kind === 'one' ? [found.at] : found?.kind === 'twice' ? [found.first, found.second] : [];
        expect(times).toContainEqual(instant);
        for (const time of times) expect(localTimeOf(time, zone)).toEqual(localTimeOf(instant, zone));
      }),
      { numRuns: 500 },
    );
  });

  test('every time is one instant, two, or left out with a next moment that is not; never none', () => {
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const wall = new Date(minute * 60_000).toISOString();
        const local = { date: wall.slice(0, 10), time: wall.slice(11, 16) };
        const found = instantsOf(local, zone);
        expect(found).not.toBeNull();
        if (found?.kind === 'twice') expect(found.first < found.second).toBe(true);
        if (found?.kind !== 'skipped') return;
        const next = localTimeOf(found.next, zone);
        const before = localTimeOf(new Date(found.next.getTime() - 60_000), zone);
        expect(`${next.date} ${next.time}` > `${local.date} ${local.time}`).toBe(true);
        expect(`${before.date} ${before.time}` < `${local.date} ${local.time}`).toBe(true);
        expect(instantsOf(next, zone)).toEqual({ kind: 'one', at: found.next });
      }),
      { numRuns: 500 },
    );
  });
});
