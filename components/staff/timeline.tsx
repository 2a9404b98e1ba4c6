import { dateFormat } from '../../lib/formats.ts';

type Entry = { id: string; at: Date; actor: string; action: string; detail: Record<string, unknown> };

/** What was done with something, by whom and when; the newest first. */
export function Timeline({ entries, timeZone }: { entries: Entry[]; timeZone: string }) {
  const when = dateFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <ol className="staff-rows" reversed>
      {entries.map(({ id, at, actor, action }) => (
        <li key={id}>
          <span>
            <strong>{actor}</strong>: {action}
          </span>
          <time dateTime={at.toISOString()}>{when.format(at)}</time>
        </li>
      ))}
    </ol>
  );
}
