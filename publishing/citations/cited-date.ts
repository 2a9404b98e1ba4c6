import { machineDate } from '../dates.ts';
import type { PublicDate } from '../publications/views.ts';

/** A date no more exact than it is known; months and days count from 1. */
export type CitedDate = { year: number; month?: number; day?: number };

/** The calendar date of an instant in an IANA zone. */
export function citedDate(date: PublicDate, timeZone: string): CitedDate {
  const [year = 0, month, day] = machineDate(date, { timeZone, language: 'en' }).slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

/** "August 15, 2014", "August 2014", "2014". */
export function monthFirst({ year, month, day }: CitedDate): string {
  if (!month) return String(year);
  return day ? `${MONTHS[month - 1]} ${day}, ${year}` : `${MONTHS[month - 1]} ${year}`;
}

/** "2014, August 15", "2014, August", "2014". */
export function yearFirst({ year, month, day }: CitedDate): string {
  if (!month) return String(year);
  return [`${year}, ${MONTHS[month - 1]}`, day].filter(Boolean).join(' ');
}

/** "15 Aug. 2014", "Aug. 2014", "2014". */
export function dayFirst({ year, month, day }: CitedDate): string {
  return [day, month && SHORT_MONTHS[month - 1], year].filter(Boolean).join(' ');
}

/** ISO 8601: "2014-08-15", "2014-08", "2014". */
export function isoDate({ year, month, day }: CitedDate): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SHORT_MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
