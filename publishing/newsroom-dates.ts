import { dateFormat } from '../lib/formats.ts';
import type { Institution } from './institution/institution.ts';
import type { PublicDate } from './publications/views.ts';

/**
 * How the newsroom writes days and moments: by the institution's clocks, which count to 24 for staff, and in English with day
 * and month in the order in which the institution writes them for readers.
 */
export type Clock = Pick<Institution, 'timeZone' | 'timeName' | 'language'>;

/** "Thursday, March 26, 2026, 09:00 Washington time (13:00 UTC)": a moment that nobody can mistake. */
export function formatMoment(at: Date, clock: Clock): string {
  const here = momentParts(at, clock);
  const utc = momentParts(at, { ...clock, timeZone: 'UTC' });
  const zone = clockName(clock);
  if (zone === 'UTC') return `${here.day}, ${here.time} UTC`;
  return `${here.day}, ${here.time} ${zone} (${utc.time} UTC${utc.day === here.day ? '' : ` on ${utc.day}`})`;
}

/** When something appeared: the moment in words, or the day, month or year where no more is known. */
export function formatKnown({ at, precision }: PublicDate, clock: Clock): string {
  switch (precision) {
    case 'year':
      return write(at, clock, { year: 'numeric' });
    case 'month':
      return write(at, clock, { month: 'long', year: 'numeric' });
    case 'day':
      return write(at, clock, { day: 'numeric', month: 'long', year: 'numeric' });
    case 'minute':
      return formatMoment(at, clock);
  }
}

/** "Mar 26, 2026, 09:00": when something was done, in lists; with seconds where the order of acts matters. */
export function formatStamp(at: Date, clock: Clock, exactly: 'minute' | 'second' = 'minute'): string {
  return `${formatDay(at, clock)}, ${write(at, clock, { ...TIME, ...(exactly === 'second' && { second: '2-digit' }) })}`;
}

/** "Mar 26, 2026" */
export function formatDay(at: Date, clock: Clock): string {
  return write(at, clock, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The same of when something appeared: "2014" or "Jan 2014" where no more is known. */
export function formatKnownDay({ at, precision }: PublicDate, clock: Clock): string {
  if (precision === 'year') return write(at, clock, { year: 'numeric' });
  return precision === 'month' ? write(at, clock, { month: 'short', year: 'numeric' }) : formatDay(at, clock);
}

/** "09:00" */
export function formatTime(at: Date, clock: Clock): string {
  return write(at, clock, TIME);
}

/** A day that is no moment, kept as the midnight of UTC that begins it: "Mar 26, 2026" wherever one is. */
export function formatDate(day: Date, clock: Clock): string {
  return formatDay(day, { ...clock, timeZone: 'UTC' });
}

/** "Today", "Tomorrow", "Thursday"; of a day as "2026-03-09". */
export function dayName(day: string, today: string): string {
  const distance = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  if (distance === 0) return 'Today';
  if (distance === 1) return 'Tomorrow';
  return dateFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(day));
}

/** "March 9"; with the year when it is another one. */
export function dayDate(day: string, today: string, clock: Clock): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : ('numeric' as const);
  return write(new Date(day), { ...clock, timeZone: 'UTC' }, { month: 'long', day: 'numeric', year });
}

/** "Washington time", "Berlin time" or "UTC": how staff call the institution's zone. */
export function clockName({ timeZone, timeName }: Pick<Clock, 'timeZone' | 'timeName'>): string {
  if (timeName) return `${timeName} time`;
  if (/^(?:UTC|GMT|Etc\/(?:UTC|GMT|Universal|Zulu))$/i.test(timeZone)) return 'UTC';
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return timeZone.includes('/') && !timeZone.startsWith('Etc/') ? `${city} time` : timeZone;
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function momentParts(at: Date, clock: Clock): { day: string; time: string } {
  const day = write(at, clock, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return { day: day.replace(/^(\p{L}+) /u, '$1, '), time: formatTime(at, clock) };
}

function write(at: Date, { language, timeZone }: Clock, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(/^en\b/i.test(language) ? language : 'en-GB', { ...options, timeZone }).format(at);
}
