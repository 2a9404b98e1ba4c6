import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import { rulesOf } from '../../publishing/kinds.ts';
import { type Clock, formatDate, formatDay, formatKnownDay, formatStamp } from '../../publishing/newsroom-dates.ts';
import type { DeskRow } from '../../publishing/publications/list-desk.ts';
import { LIST_PAGE, type ListRequest, listQuery } from '../../publishing/publications/list-request.ts';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { ActionForm } from './action-form.tsx';
import { Field } from './field.tsx';
import { ListPages, NoSuchPage, showing } from './list-pages.tsx';
import { SelectField } from './select-field.tsx';
import { StateMark } from './state-mark.tsx';
import { Submit } from './submit.tsx';
import { TickBox } from './tick-box.tsx';

type Props = {
  rows: DeskRow[];
  total: number;
  pageCount: number;
  request: ListRequest;
  clock: Clock;
  hubs: { id: string; type: HubType; name: string }[];
  /** What may be done with several at once, in order; none hides the boxes. */
  acts: { act: string; label: string }[];
  change: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Publications as rows, each to be ticked; under them what may be done with the ticked ones, and the other pages. */
export function PublicationTable({ rows, total, pageCount, request, clock, hubs, acts, change }: Props) {
  const href = (page: number) => staffRoutes.publications() + listQuery(request, { page });
  if (rows.length === 0) {
    if (total > 0) return <NoSuchPage pageCount={pageCount} href={href} />;
    return (
      <p className="desk-empty" role="status">
        {emptySentence(request)}
      </p>
    );
  }
  const bulk = acts.length > 0;
  const list = (
    <div className="desk-table-frame">
      <table className="desk-table">
        <caption>{showing(request.page, LIST_PAGE, rows.length, total)}</caption>
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
            <Row key={row.id} row={row} bulk={bulk} clock={clock} />
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
      <ListPages page={request.page} pageCount={pageCount} href={href} />
    </>
  );
}

function Row({ row, bulk, clock }: { row: DeskRow; bulk: boolean; clock: Clock }) {
  const title = row.title || 'Untitled';
  const waits = row.state === 'scheduled';
  return (
    <tr>
      {bulk && (
        <td className="desk-choose">
          <TickBox name="ids[]" value={row.id} aria-label={`Choose ${title}`} />
        </td>
      )}
      <td className="desk-title-cell">
        <a href={staffRoutes.publication(row.id)}>{title}</a>
        <span>{[rulesOf(row.kind).label, row.byline.join(', ')].filter(Boolean).join(' · ')}</span>
      </td>
      <td>
        <StateMark state={row.state} stage={row.stage} binned={row.binnedAt !== null} />
      </td>
      <td data-label="Release">
        {row.releaseAt &&
          (waits
            ? formatStamp(row.releaseAt, clock)
            : formatKnownDay({ at: row.releaseAt, precision: row.precision }, clock))}
      </td>
      <td data-label="Due">{row.dueOn && formatDate(row.dueOn, clock)}</td>
      <td data-label="Changed">{formatDay(row.changedAt, clock)}</td>
    </tr>
  );
}

function BulkFields({ acts, hubs }: Pick<Props, 'acts' | 'hubs'>) {
  const has = (suffix: string) => acts.some(({ act }) => act.endsWith(suffix));
  const nothing = (label: string) => ({ value: '', label });
  return (
    <fieldset className="desk-bulk-fields">
      <legend>With those chosen</legend>
      <SelectField
        name="act"
        label="Do"
        options={[nothing('Choose what to do'), ...acts.map(({ act, label }) => ({ value: act, label }))]}
      />
      {has('hub') && (
        <SelectField
          name="hubId"
          label="Topic, region, program or series"
          options={[
            nothing('Choose one'),
            ...hubs.map(({ id, type, name }) => ({ value: id, label: `${HUB_TYPES[type].label}: ${name}` })),
          ]}
        />
      )}
      {has('due') && <Field name="dueOn" label="Due date" type="date" />}
      <Submit tone="plain">Do it</Submit>
    </fieldset>
  );
}

function emptySentence(request: ListRequest): string {
  if (request.state === 'binned' && listQuery(request) === '?state=binned') return 'The bin is empty.';
  return listQuery(request) === '' ? 'There is no publication yet.' : 'Nothing matches all of this.';
}
