import { dateFormat } from '../lib/formats.ts';

/** Dates and times as somebody in the institution's zone reads them off the wall, and the instants they stand for. */

/** "2026-03-26" and "09:00". */
export type LocalTime = { date: string; time: string };

/**
 * Usually one instant. Where clocks are put forward an hour is left out; `next` is the first instant after it. Where they are
 * put back an hour comes twice.
 */
export type Instants =
  | { kind: 'one'; at: Date }
  | { kind: 'skipped'; next: Date }
  | { kind: 'twice'; first: Date; second: Date };

/** Null for what is no date and time at all, such as 31 April. */
export function instantsOf({ date, time }: LocalTime, timeZone: string): Instants | null {
  const wall = wallOf(date, time);
  if (wall === null) return null;
  const [earlier, later] = [wall - HOURS_AROUND, wall + HOURS_AROUND];
  const offsets = new Set([offsetAt(earlier, timeZone), offsetAt(wall, timeZone), offsetAt(later, timeZone)]);
  const [first, second] = [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(instant, timeZone) === wall)
    .sort((a, b) => a - b);
  if (first === undefined) return { kind: 'skipped', next: new Date(changeBetween(earlier, later, timeZone)) };
  if (second === undefined) return { kind: 'one', at: new Date(first) };
  return { kind: 'twice', first: new Date(first), second: new Date(second) };
}

/** What a clock in the zone shows at an instant. */
export function localTimeOf(at: Date, timeZone: string): LocalTime {
  const wall = new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** No zone is further from UTC than 14 hours, and none changes its clocks twice within two days. */
const HOURS_AROUND = 26 * 3_600_000;

function wallOf(date: string, time: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null;
  const wall = new Date(`${date}T${time}:00.000Z`);
  return Number.isNaN(wall.getTime()) || !wall.toISOString().startsWith(`${date}T${time}`) ? null : wall.getTime();
}

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const shown = dateFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(shown ?? '') ?? [];
  const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}

/** The instant at which the zone changes its clocks, between two instants of which it does once. */
function changeBetween(earlier: number, later: number, timeZone: string): number {
  const before = offsetAt(earlier, timeZone);
  let [low, high] = [earlier, later];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2 / 1000) * 1000;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}
