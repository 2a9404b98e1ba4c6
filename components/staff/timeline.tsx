import { type Clock, formatDate, formatMoment, formatStamp } from '../../publishing/newsroom-dates.ts';
import { actSentence } from '../../publishing/publications/timeline.ts';

type Entry = { id: string; at: Date; actor: string; action: string; detail: Record<string, unknown> };

/** What was done with something, by whom and when; the newest first. */
export function Timeline({ entries, clock }: { entries: Entry[]; clock: Clock }) {
  const write = { moment: (at: Date) => formatMoment(at, clock), day: (day: Date) => formatDate(day, clock) };
  return (
    <ol className="timeline">
      {entries.map(({ id, at, actor, action, detail }) => (
        <li key={id}>
          <time dateTime={at.toISOString()}>{formatStamp(at, clock)}</time>
          <span>
            <strong>{actor}</strong> {actSentence(action, detail, write)}
          </span>
        </li>
      ))}
    </ol>
  );
}
