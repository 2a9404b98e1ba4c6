import { dateFormat } from '../../lib/formats.ts';
import { type Clock, formatMoment } from '../../publishing/dates.ts';
import { actSentence } from '../../publishing/publications/timeline.ts';

type Entry = { id: string; at: Date; actor: string; action: string; detail: Record<string, unknown> };

/** What was done with something, by whom and when; the newest first. */
export function Timeline({ entries, clock }: { entries: Entry[]; clock: Clock }) {
  const when = dateFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: clock.timeZone });
  return (
    <ol className="timeline">
      {entries.map(({ id, at, actor, action, detail }) => (
        <li key={id}>
          <time dateTime={at.toISOString()}>{when.format(at)}</time>
          <span>
            <strong>{actor}</strong> {actSentence(action, detail, (moment) => formatMoment(moment, clock))}
          </span>
        </li>
      ))}
    </ol>
  );
}
