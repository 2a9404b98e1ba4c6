'use client';

import { type Clock, clockName } from '../../../publishing/newsroom-dates.ts';
import type { Metadata } from '../../../publishing/publications/content-merge.ts';
import { instantOfField, localFieldOf } from '../../../publishing/publications/metadata-form.ts';
import { MetadataField } from './metadata-field.tsx';

type Props = { value: Metadata; change: (patch: Partial<Metadata>) => void; clock: Clock };

/** When and where an event is; by the institution's clocks. */
export function EventFields({ value, change, clock }: Props) {
  const event = value.event ?? { startsAt: '', endsAt: null, venue: null, registrationUrl: null };
  const put = (patch: Partial<typeof event>) => {
    const next = { ...event, ...patch };
    const empty = !next.startsAt && !next.endsAt && !next.venue && !next.registrationUrl;
    change({ event: empty ? null : next });
  };
  const { timeZone } = clock;
  return (
    <>
      <MetadataField
        name="event.startsAt"
        label="Begins"
        hint={`In ${clockName(clock)}.`}
        type="datetime-local"
        value={localFieldOf(event.startsAt, timeZone)}
        change={(field) => put({ startsAt: instantOfField(field, timeZone) })}
      />
      <MetadataField
        name="event.endsAt"
        label="Ends"
        type="datetime-local"
        value={localFieldOf(event.endsAt, timeZone)}
        change={(field) => put({ endsAt: field ? instantOfField(field, timeZone) : null })}
      />
      <MetadataField
        name="event.venue"
        label="Place"
        value={event.venue ?? ''}
        change={(venue) => put({ venue: venue || null })}
      />
      <MetadataField
        name="event.registrationUrl"
        label="Registration address"
        type="url"
        value={event.registrationUrl ?? ''}
        change={(registrationUrl) => put({ registrationUrl: registrationUrl || null })}
      />
    </>
  );
}
