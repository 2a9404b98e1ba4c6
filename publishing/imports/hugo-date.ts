import { dateFormat } from '../../lib/formats.ts';
import type { DatePrecision } from '../publications/views.ts';

/** A date of a front matter: the instant, how exactly it is known, and the calendar day it names where it was written. */
export type HugoDate = {
  at: Date;
  precision: DatePrecision;
  /** False when it names no zone and the given one was taken. */
  zoned: boolean;
  day: { year: string; month: string; day: string };
};

const WRITTEN =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i;

/**
 * Reads "2015-03-24 13:59:04 -0400" and its relatives: hours of one digit, `T`, `Z`, no seconds, no zone, date only, month
 * only, year only. What names no zone is in `timeZone` (IANA). Null when it is no date.
 */
export function readHugoDate(text: string, timeZone: string): HugoDate | null {
  const found = WRITTEN.exec(text.trim());
  if (!found) return null;
  const [, year = '', month, day, hour, minute = '0', second = '0', zone] = found;
  const wall = {
    year: Number(year),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute),
    second: Number(second),
  };
  if (!isReal(wall)) return null;
  const at = zone ? new Date(utc(wall) - offsetOf(zone)) : inZone(wall, timeZone);
  const precision = hour ? 'minute' : day ? 'day' : month ? 'month' : 'year';
  const two = (part: number) => String(part).padStart(2, '0');
  return { at, precision, zoned: zone !== undefined, day: { year, month: two(wall.month), day: two(wall.day) } };
}

/** The calendar day of an instant in a zone, as "2015-03-24". */
export function dayIn(at: Date, timeZone: string): string {
  const [zoned] = new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().split('T');
  return zoned ?? '';
}

type Wall = { year: number; month: number; day: number; hour: number; minute: number; second: number };

function utc({ year, month, day, hour, minute, second }: Wall): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second);
  return at.getTime();
}

function isReal(wall: Wall): boolean {
  const at = new Date(utc(wall));
  return (
    wall.year > 0 &&
    at.getUTCMonth() + 1 === wall.month &&
    at.getUTCDate() === wall.day &&
    at.getUTCHours() === wall.hour &&
    at.getUTCMinutes() === wall.minute &&
    wall.second < 60
  );
}

function offsetOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** The instant at which clocks in a zone show this; of an hour that happens twice the first, of one skipped the next. */
function inZone(wall: Wall, timeZone: string): Date {
  const wanted = utc(wall);
  const candidates = [-86_400_000, 86_400_000].map((away) => wanted - offsetAt(wanted + away, timeZone));
  const right = candidates.filter((at) => at + offsetAt(at, timeZone) === wanted);
  return new Date(Math.min(...(right.length > 0 ? right : [Math.max(...candidates)])));
}

function offsetAt(at: number, timeZone: string): number {
  const format = dateFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? [];
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -offset : offset;
}
