import { dateFormat } from '../../lib/formats.ts';

/** What the newsroom's first screen counts by; pure. */

/** A review that lasts longer is late. */
export const REVIEW_DAYS = 5;
/** An approved piece that waits longer for its release is late. */
export const APPROVED_DAYS = 7;
export const DAYS_AHEAD = 7;

/** The day of an instant in a zone, as "2026-03-09". */
export function dayIn(timeZone: string, at: Date): string {
  return dateFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The days from the one that it is in the zone, however long each lasts there. */
export function daysFrom(timeZone: string, now: Date, count: number): string[] {
  const first = new Date(`${dayIn(timeZone, now)}T00:00:00Z`).getTime();
  return Array.from({ length: count }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}

/** Whole days between two instants. */
export function wholeDays(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 86_400_000);
}
