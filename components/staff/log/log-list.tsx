import { actorWords } from '../../../publishing/actor.ts';
import { actAround, actWords, subjectWords } from '../../../publishing/audit/acts.ts';
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
              <option key={what} value={what}>
                {actWords(what, 'something')}
              </option>
            ))}
          </select>
        </label>
        <label>
          To what
          <select name="about" defaultValue={request.about}>
            <option value="">Anything</option>
            {choices.about.map((about) => (
              <option key={about} value={about}>
                {subjectWords(about)}
              </option>
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
      <p className="log-files">
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
                <Acted entry={entry} request={request} />
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

/** "Ada submitted the publication *Harbors* for review"; the name leads to what else was done with it. */
function Acted({ entry, request }: { entry: Entry; request: LogRequest }) {
  const { before, after } = actAround(entry.action);
  const [noun, name] = subjectIn(entry);
  return (
    <>
      <strong>{entry.name ?? actorWords(entry.actor)}</strong> {before}
      {after === undefined && ': '}
      {noun}
      <a href={staffRoutes.audit() + logQuery(request, { about: entry.subjectType, id: entry.subjectId })}>{name}</a>
      {after}
    </>
  );
}

/** There is one institution, and what kind of hub a name is goes without saying. */
function subjectIn({ subjectType, subjectName, subjectId }: Entry): [noun: string, name: string] {
  if (subjectType === 'institution') return ['', 'the institution'];
  const name = subjectName === '' ? 'Untitled' : (subjectName ?? subjectId);
  return subjectType === 'hub' ? ['', name] : [`the ${subjectWords(subjectType)} `, name];
}
