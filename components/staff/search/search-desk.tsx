import type { FormState } from '../../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { Submit } from '../submit.tsx';
import '../desk.css';
import '../directory/directory.css';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = {
  request: { words: string; weeks: number; nothing: boolean };
  queries: { query: string; count: number; results: number; pins: number }[];
  pins: { query: string; publicationId: string; title: string }[];
  actions: { pin: Action; unpin: Action };
};

export const WEEKS = [1, 4, 12];

/** What readers search for, and what stands first when they do. */
export function SearchDesk({ request, queries, pins, actions }: Props) {
  return (
    <>
      <p className="staff-hint">
        Searches are counted by day and by their words. Nothing is kept of who asked, and what looks like an address or
        a number of somebody’s is not counted.
      </p>
      <form className="desk-filters" action={staffRoutes.search()} aria-label="Narrow the list">
        <label className="desk-filter-words">
          Part of a search
          <input type="search" name="q" defaultValue={request.words} />
        </label>
        <label>
          Of the last
          <select name="weeks" defaultValue={String(request.weeks)}>
            {WEEKS.map((weeks) => (
              <option key={weeks} value={weeks}>
                {weeks === 1 ? 'week' : `${weeks} weeks`}
              </option>
            ))}
          </select>
        </label>
        <label className="desk-filter-check">
          <input type="checkbox" name="nothing" defaultChecked={request.nothing} /> Nothing found
        </label>
        <button type="submit" className="staff-button" data-tone="plain">
          Show
        </button>
        <a href={staffRoutes.search()}>Clear</a>
      </form>
      {queries.length === 0 ? (
        <p className="desk-empty" role="status">
          Nobody searched for anything that matches.
        </p>
      ) : (
        <div className="desk-table-frame">
          <table className="desk-table">
            <caption>Most searched for</caption>
            <thead>
              <tr>
                <th scope="col">Search</th>
                <th scope="col" className="directory-number">
                  Times
                </th>
                <th scope="col" className="directory-number">
                  Found
                </th>
                <th scope="col" className="directory-number">
                  Pinned
                </th>
              </tr>
            </thead>
            <tbody>
              {queries.map(({ query, count, results, pins: pinned }) => (
                <tr key={query}>
                  <td className="desk-title-cell">
                    <a href={`/search?${new URLSearchParams({ q: query })}`}>{query}</a>
                  </td>
                  <td className="directory-number" data-label="Times">
                    {count.toLocaleString('en-US')}
                  </td>
                  <td className="directory-number" data-label="Found">
                    {results === 0 ? 'nothing' : results.toLocaleString('en-US')}
                  </td>
                  <td className="directory-number" data-label="Pinned">
                    {pinned || ''}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h2>Pinned results</h2>
      {pins.length === 0 && <p className="desk-empty">Nothing is pinned.</p>}
      <ActionForm action={actions.unpin} name="unpin" className="staff-list-form">
        <ul className="staff-rows">
          {pins.map(({ query, publicationId, title }) => (
            <li key={`${query} ${publicationId}`}>
              <div>
                <strong>{query}</strong>: <a href={staffRoutes.publication(publicationId)}>{title}</a>
              </div>
              <Submit tone="plain" name="pin" value={`${publicationId} ${query}`}>
                Unpin
                <span className="sr-only">
                  {' '}
                  {title} from {query}
                </span>
              </Submit>
            </li>
          ))}
        </ul>
      </ActionForm>
      <ActionForm action={actions.pin} name="pin">
        <Field name="query" label="When readers search for" autoComplete="off" required />
        <Field
          name="address"
          label="Show first"
          hint="The address of a publication, such as /publications/reports/its-slug."
          autoComplete="off"
          required
        />
        <Submit>Pin it</Submit>
      </ActionForm>
    </>
  );
}
