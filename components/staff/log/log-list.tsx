import { type LogRequest, logQuery } from '../../../publishing/audit/log-request.ts';
import { type Clock, formatStamp } from '../../../publishing/newsroom-dates.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import '../desk.css';
import '../directory/directory.css';

type Entry = {
  id: string;
  at: Date;
  actor: string;
  name: string | null;
  address: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectName: string | null;
  detail: unknown;
};
type Props = {
  request: LogRequest;
  entries: Entry[];
  next: LogRequest['after'];
  choices: { who: { id: string; name: string }[]; what: string[]; about: string[] };
  clock: Clock;
};

/** The audit log, newest first, filtered by its address. */
export function LogList({ request, entries, next, choices, clock }: Props) {
  return (
    <>
      <form className="desk-filters" action={staffRoutes.audit()} aria-label="Narrow the log">
        <label>
          Who
          <select name="who" defaultValue={request.who}>
            <option value="">Everybody</option>
            {choices.who.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Did what
          <select name="what" defaultValue={request.what}>
            <option value="">Anything</option>
            {choices.what.map((what) => (
              <option key={what}>{what}</option>
            ))}
          </select>
        </label>
        <label>
          To what
          <select name="about" defaultValue={request.about}>
            <option value="">Anything</option>
            {choices.about.map((about) => (
              <option key={about}>{about}</option>
            ))}
          </select>
        </label>
        {request.id && (
          <label>
            This one
            <input name="id" defaultValue={request.id} />
          </label>
        )}
        <label>
          From
          <input type="date" name="from" defaultValue={request.from} />
        </label>
        <label>
          To
          <input type="date" name="to" defaultValue={request.to} />
        </label>
        <button type="submit" className="staff-button" data-tone="plain">
          Show
        </button>
        <a href={staffRoutes.audit()}>Clear</a>
      </form>
      <p>
        What is shown here as a file: <a href={`${staffRoutes.auditExport('csv')}${logQuery(request)}`}>CSV</a>,{' '}
        <a href={`${staffRoutes.auditExport('jsonl')}${logQuery(request)}`}>JSON Lines</a>
      </p>
      {entries.length === 0 ? (
        <p className="desk-empty" role="status">
          Nothing was logged that matches.
        </p>
      ) : (
        <ul className="staff-rows">
          {entries.map((entry) => (
            <li key={entry.id}>
              <div>
                <strong>{entry.name ?? entry.actor}</strong>: {entry.action}, {entry.subjectType}{' '}
                <a href={staffRoutes.audit() + logQuery(request, { about: entry.subjectType, id: entry.subjectId })}>
                  {entry.subjectName ?? entry.subjectId}
                </a>
                <details>
                  <summary>Before and after</summary>
                  <pre className="log-detail">{JSON.stringify(entry.detail, null, 2)}</pre>
                </details>
              </div>
              <div>
                <time dateTime={entry.at.toISOString()}>{formatStamp(entry.at, clock, 'second')}</time>
                {entry.address && ` from ${entry.address}`}
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>
        {request.after && <a href={staffRoutes.audit() + logQuery(request)}>To the newest</a>}{' '}
        {next && <a href={staffRoutes.audit() + logQuery(request, { after: next })}>Earlier entries</a>}
      </p>
    </>
  );
}
