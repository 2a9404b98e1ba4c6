import { type Clock, formatDay, formatStamp } from '../../../publishing/newsroom-dates.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { ListPages, NoSuchPage } from '../list-pages.tsx';
import { Submit } from '../submit.tsx';
import '../desk.css';
import '../directory/directory.css';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = {
  words: string;
  page: number;
  rows: {
    path: string;
    to: string | null;
    byHand: boolean;
    createdAt: Date;
    waits: { bundle: { id: string; name: string }; until: Date | null } | null;
  }[];
  total: number;
  pageCount: number;
  clock: Clock;
  /** Left out for those who may only look. */
  actions: { add: Action; remove: Action } | null;
};

/** Old addresses and where they lead, with a form to add one. */
export function RedirectList({ words, page, rows, total, pageCount, clock, actions }: Props) {
  const list = (
    <ul className="staff-rows">
      {rows.map(({ path, to, byHand, createdAt, waits }) => (
        <li key={path}>
          <div className="redirect">
            <strong>{path}</strong>
            <br />
            {waits
              ? `waits; will lead to ${to ?? 'something that is not public now'}`
              : to === null
                ? 'leads to something that is not public now'
                : `leads to ${to}`}
            <br />
            {waits && (
              <>
                With the bundle <a href={staffRoutes.bundle(waits.bundle.id)}>{waits.bundle.name}</a>,{' '}
                {waits.until ? formatStamp(waits.until, clock) : 'which has no moment yet'}
                <br />
              </>
            )}
            <span className="desk-count">
              {byHand ? 'By hand or import' : 'Follows what it leads to'}, {formatDay(createdAt, clock)}
            </span>
          </div>
          {actions && !waits && (
            <Submit tone="plain" name="path" value={path}>
              Remove<span className="sr-only"> {path}</span>
            </Submit>
          )}
        </li>
      ))}
    </ul>
  );
  const href = (to: number) => {
    const query = new URLSearchParams({
      ...(words ? { q: words } : {}),
      ...(to > 1 ? { page: String(to) } : {}),
    });
    return staffRoutes.redirects() + (query.size > 0 ? `?${query}` : '');
  };
  return (
    <>
      {actions && (
        <ActionForm action={actions.add} name="add">
          <Field
            name="path"
            label="Old address"
            hint="As a path of this site, such as /old/page."
            autoComplete="off"
            required
          />
          <Field
            name="target"
            label="Leads to"
            hint="A path of this site, with ?… and #… where they belong to it, or an address elsewhere that begins with http:// or https://."
            autoComplete="off"
            required
          />
          <Submit>Add the redirect</Submit>
        </ActionForm>
      )}
      <h2>All redirects</h2>
      <form className="desk-filters" action={staffRoutes.redirects()} aria-label="Narrow the list">
        <label className="desk-filter-words">
          Part of an address
          <input type="search" name="q" defaultValue={words} />
        </label>
        <button type="submit" className="staff-button" data-tone="plain">
          Show
        </button>
        <a href={staffRoutes.redirects()}>Clear</a>
      </form>
      {rows.length === 0 && total > 0 && <NoSuchPage pageCount={pageCount} href={href} />}
      {total === 0 && (
        <p className="desk-empty" role="status">
          There are none.
        </p>
      )}
      {actions ? (
        <ActionForm action={actions.remove} name="remove" className="staff-list-form">
          {list}
        </ActionForm>
      ) : (
        list
      )}
      <ListPages page={page} pageCount={pageCount} href={href} />
    </>
  );
}
