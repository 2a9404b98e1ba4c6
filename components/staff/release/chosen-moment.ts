import { instantsOf, localTimeOf } from '../../../publishing/local-time.ts';
import { type Clock, clockName, formatMoment } from '../../../publishing/newsroom-dates.ts';
import { isTooFar, TOO_FAR } from '../../../publishing/publications/horizon.ts';

/** A date and a time as they come from the address of a page. */
export type Asked = { date: string; time: string; which: string };

/** What was asked for: nothing yet, a moment to come, a choice between two moments of one name, or a refusal with the remedy. */
export type ChosenMoment =
  | { kind: 'none' }
  | { kind: 'at'; at: Date }
  | { kind: 'twice'; first: Date; second: Date; sentence: string }
  | { kind: 'refused'; sentence: string };

export function askedIn(query: Record<string, string | string[] | undefined>): Asked {
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');
  return { date: one(query.date), time: one(query.time), which: one(query.which) };
}

export function chosenMoment({ date, time, which }: Asked, clock: Clock, now: Date): ChosenMoment {
  if (date === '' && time === '') return { kind: 'none' };
  const found = instantsOf({ date, time }, clock.timeZone);
  if (found === null) return { kind: 'refused', sentence: 'Give a day and a time, such as 26 March 2026 and 09:00.' };
  if (found.kind === 'skipped') {
    const sentence = `There is no ${time} on that day: clocks in ${clockName(clock)} are put forward. The next moment is ${formatMoment(found.next, clock)}.`;
    return { kind: 'refused', sentence };
  }
  if (found.kind === 'twice' && which !== 'first' && which !== 'second') {
    const sentence = `${time} comes twice on that day: clocks in ${clockName(clock)} are put back. Say which.`;
    return { kind: 'twice', first: found.first, second: found.second, sentence };
  }
  const at = found.kind === 'one' ? found.at : which === 'first' ? found.first : found.second;
  if (isTooFar(at, now)) return { kind: 'refused', sentence: TOO_FAR };
  if (at > now) return { kind: 'at', at };
  return {
    kind: 'refused',
    sentence: `${formatMoment(at, clock)} has passed. It is ${formatMoment(now, clock)} now. Choose a later moment, or release now.`,
  };
}

/** What a date and a time field hold before anything is chosen: tomorrow at nine. */
export function proposal(now: Date, clock: Clock): { date: string; time: string } {
  return { date: localTimeOf(new Date(now.getTime() + 86_400_000), clock.timeZone).date, time: '09:00' };
}

/** "in 3 days", "in 2 hours". */
export function fromNow(at: Date, now: Date): string {
  const minutes = Math.max(1, Math.round((at.getTime() - now.getTime()) / 60_000));
  const [amount, unit] =
    minutes < 90
      ? [minutes, 'minute']
      : minutes < 36 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return `in ${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
