import { formatEventTime, machineDate } from '../../publishing/dates.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import type { EventView } from '../../publishing/publications/views.ts';

/** When and where an event takes place, and where to register while there is something to register for. */
export function EventFacts({ event, institution }: { event: EventView; institution: Institution }) {
  return (
    <dl className="event-facts">
      <div>
        <dt>When</dt>
        <dd>
          <time dateTime={machineDate({ at: event.startsAt, precision: 'minute' }, institution)}>
            {formatEventTime(event, institution)}
          </time>
        </dd>
      </div>
      {event.venue && (
        <div>
          <dt>Where</dt>
          <dd>{event.venue}</dd>
        </div>
      )}
      {event.registrationUrl && !event.isOver && (
        <div>
          <dt>Attend</dt>
          <dd>
            <a href={event.registrationUrl}>Register for this event</a>
          </dd>
        </div>
      )}
    </dl>
  );
}
