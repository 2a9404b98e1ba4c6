import { dateFormat } from '../../lib/formats.ts';
import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import { rulesOf } from '../../publishing/kinds.ts';
import { pageLinks } from '../../publishing/listings/page-links.ts';
import type { DeskRow } from '../../publishing/publications/list-desk.ts';
import { LIST_PAGE, type ListRequest, listQuery } from '../../publishing/publications/list-request.ts';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { ActionForm } from './action-form.tsx';
import { StateMark } from './state-mark.tsx';
import { Submit } from './submit.tsx';

type Props = {
  rows: DeskRow[];
  total: number;
  pageCount: number;
  request: ListRequest;
  timeZone: string;
  hubs: { id: string; type: HubType; name: string }[];
  /** What may be done with several at once, in order; none hides the boxes. */
  acts: { act: string; label: string }[];
  change: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Publications as rows, each to be ticked; under them what may be done with the ticked ones, and the other pages. */
export function PublicationTable({ rows, total, pageCount, request, timeZone, hubs, acts, change }: Props) {
  if (rows.length === 0) {
    return (
      <p className="desk-empty" role="status">
        {total > 0 ? 'There is no such page of this list.' : emptySentence(request)}
      </p>
    );
  }
  const first = (request.page - 1) * LIST_PAGE + 1;
  const bulk = acts.length > 0;
  const list = (
    <div className="desk-table-frame">
      <table className="desk-table">
        <caption>
          Showing {first.toLocaleString('en-US')}–{(first + rows.length - 1).toLocaleString('en-US')} of{' '}
          {total.toLocaleString('en-US')}
        </caption>
        <thead>
          <tr>
            {bulk && (
              <th scope="col">
                <span className="sr-only">Choose</span>
              </th>
            )}
            <th scope="col">Title</th>
            <th scope="col">State</th>
            <th scope="col">Release</th>
            <th scope="col">Due</th>
            <th scope="col">Changed</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} bulk={bulk} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </div>
  );
  return (
    <>
      {bulk ? (
        <ActionForm action={change} name="bulk" className="desk-bulk">
          {list}
          <BulkFields acts={acts} hubs={hubs} />
        </ActionForm>
      ) : (
        list
      )}
      <Pages request={request} pageCount={pageCount} />
    </>
  );
}

function Row({ row, bulk, timeZone }: { row: DeskRow; bulk: boolean; timeZone: string }) {
  const day = dateFormat('en-US', { dateStyle: 'medium', timeZone });
  const moment = dateFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const title = row.title || 'Untitled';
  const waits = row.state === 'scheduled';
  return (
    <tr>
      {bulk && (
        <td className="desk-choose">
          <input type="checkbox" name="ids[]" value={row.id} aria-label={`Choose ${title}`} />
        </td>
      )}
      <td className="desk-title-cell">
        <a href={staffRoutes.publication(row.id)}>{title}</a>
        <span>{[rulesOf(row.kind).label, row.byline.join(', ')].filter(Boolean).join(' · ')}</span>
      </td>
      <td>
        <StateMark state={row.state} stage={row.stage} binned={row.binnedAt !== null} />
      </td>
      <td data-label="Release">{row.releaseAt && (waits ? moment : day).format(row.releaseAt)}</td>
      <td data-label="Due">
        {row.dueOn && dateFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(row.dueOn)}
      </td>
      <td data-label="Changed">{day.format(row.changedAt)}</td>
    </tr>
  );
}

function BulkFields({ acts, hubs }: Pick<Props, 'acts' | 'hubs'>) {
  const has = (prefix: string) => acts.some(({ act }) => act.endsWith(prefix));
  return (
    <fieldset className="desk-bulk-fields">
      <legend>With those chosen</legend>
      <label>
        Do
        <select name="act" defaultValue="">
          <option value="">Choose what to do</option>
          {acts.map(({ act, label }) => (
            <option key={act} value={act}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {has('hub') && (
        <label>
          Topic, region, program or series
          <select name="hubId" defaultValue="">
            <option value="">Choose one</option>
            {hubs.map(({ id, type, name }) => (
              <option key={id} value={id}>
                {HUB_TYPES[type].label}: {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {has('due') && (
        <label>
          Due date
          <input type="date" name="dueOn" />
        </label>
      )}
      <Submit tone="plain">Do it</Submit>
    </fieldset>
  );
}

function Pages({ request, pageCount }: { request: ListRequest; pageCount: number }) {
  if (pageCount < 2) return null;
  const href = (page: number) => staffRoutes.publications() + listQuery(request, { page });
  return (
    <nav className="desk-pages" aria-label="Pages">
      <ul>
        {pageLinks(request.page, pageCount).map((link, index, links) =>
          link === 'gap' ? (
            <li key={`after ${links[index - 1]}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={link}>
              <a href={href(link)} aria-current={link === request.page ? 'page' : undefined}>
                <span className="sr-only">Page </span>
                {link}
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}

function emptySentence(request: ListRequest): string {
  if (request.state === 'binned' && listQuery(request) === '?state=binned') return 'The bin is empty.';
  return listQuery(request) === '' ? 'There is no publication yet.' : 'Nothing matches all of this.';
}
