import type { Shelf } from '../../../publishing/directory/shelves.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ActionForm } from '../action-form.tsx';
import { Submit } from '../submit.tsx';
import '../desk.css';
import './directory.css';

type Candidate = { id: string; slug: string; name: string; remark: string | null; publications: number };
type Props = {
  shelf: Shelf;
  entry: { id: string; name: string };
  words: string;
  candidates: Candidate[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Finds the duplicate by its name, then merges it: a search that is an address, and a form with one choice. */
export function MergeChoice({ shelf, entry, words, candidates, action }: Props) {
  return (
    <>
      <form className="desk-filters" action={staffRoutes.mergeEntry(shelf, entry.id)} aria-label="Find the duplicate">
        <label className="desk-filter-words">
          Words of the duplicate’s name
          <input type="search" name="q" defaultValue={words} />
        </label>
        <button type="submit" className="staff-button" data-tone="plain">
          Find
        </button>
        <a href={staffRoutes.entry(shelf, entry.id)}>Back</a>
      </form>
      {candidates.length === 0 ? (
        <p className="desk-empty" role="status">
          Nobody and nothing else here is called so.
        </p>
      ) : (
        <ActionForm action={action} name="merge">
          <input type="hidden" name="shelf" value={shelf} />
          <input type="hidden" name="into" value={entry.id} />
          <fieldset className="staff-field" id="merge-duplicate">
            <legend>The duplicate</legend>
            <ul className="merge-choices">
              {candidates.map(({ id, slug, name, remark, publications }) => (
                <li key={id}>
                  <label>
                    <input type="radio" name="duplicate" value={id} required /> <strong>{name}</strong> ({slug})
                    {remark && `, ${remark}`} · {publications === 1 ? '1 publication' : `${publications} publications`}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
          <p className="staff-hint">
            Bylines, drafts, lists, accounts and old addresses of the duplicate go to {entry.name}, whose own details
            stay as they are. This can’t be undone.
          </p>
          <Submit tone="danger">Merge into {entry.name}</Submit>
        </ActionForm>
      )}
    </>
  );
}
