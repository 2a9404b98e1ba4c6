import { dateFormat } from '../lib/formats.ts';
import type { Institution } from './institution/institution.ts';
import type { EventView, PublicDate } from './publications/views.ts';

/** How dates are written for readers: in the institution's zone and language, no more exactly than they are known. For staff: newsroom-dates.ts. */

type Place = Pick<Institution, 'timeZone' | 'language'>;

/** "August 15, 2014", "August 2014" or "2014". */
export function formatPublicDate(date: PublicDate, place: Place): string {
  const shown: Intl.DateTimeFormatOptions =
    date.precision === 'year'
      ? { year: 'numeric' }
      : date.precision === 'month'
        ? { year: 'numeric', month: 'long' }
        : { dateStyle: 'long' };
  return format(date.at, place, shown);
}

/** The value of `<time datetime>`: "2014", "2014-08", "2014-08-15", or with hour and offset when the minute is known. */
export function machineDate(date: PublicDate, place: Place): string {
  const { year, month, day, hour, minute, offset } = partsOf(date.at, place.timeZone);
  switch (date.precision) {
    case 'year':
      return year;
    case 'month':
      return `${year}-${month}`;
    case 'day':
      return `${year}-${month}-${day}`;
    case 'minute':
      return `${year}-${month}-${day}T${hour}:${minute}${offset}`;
  }
}

/** "Thursday, March 12, 2026, 6:00 – 7:30 PM EDT"; the second day is named only when it is another. */
export function formatEventTime(event: Pick<EventView, 'startsAt' | 'endsAt'>, place: Place): string {
  const formatter = dateFormat(place.language, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: place.timeZone,
  });
  if (!event.endsAt || event.endsAt <= event.startsAt) return formatter.format(event.startsAt);
  return formatter.formatRange(event.startsAt, event.endsAt);
}

function format(at: Date, place: Place, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(place.language, { ...options, timeZone: place.timeZone }).format(at);
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'offset', string>;

function partsOf(at: Date, timeZone: string): Parts {
  const parts = dateFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const value = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    year: value('year').padStart(4, '0'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
    offset: value('timeZoneName').replace('GMT', ''),
  };
}
