/** How far ahead the moment of a release may be: papers are sealed for decades, but a year such as 9999 was typed by mistake. */
const MOST_YEARS_AHEAD = 50;

export const TOO_FAR = `A release can be at most ${MOST_YEARS_AHEAD} years ahead. Look at the year.`;

export function isTooFar(at: Date, now: Date): boolean {
  const last = new Date(now);
  last.setUTCFullYear(now.getUTCFullYear() + MOST_YEARS_AHEAD);
  return !(at <= last);
}
