import { SHELVES, type Shelf } from '../../../publishing/directory/shelves.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { Submit } from '../submit.tsx';
import './directory.css';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Entry = {
  id: string;
  slug: string;
  name: string;
  retired: boolean;
  mergedInto: { id: string; name: string } | null;
  references: { publications: number; members: number };
  addresses: string[];
  merged: { id: string; name: string; slug: string }[];
};

/** Where an entry stands, what names it and what leads to it. */
export function EntryFacts({ shelf, entry, path }: { shelf: Shelf; entry: Entry; path: string | null }) {
  const { publications } = entry.references;
  return (
    <ul className="entry-facts">
      {entry.mergedInto && (
        <li>
          Merged into <a href={staffRoutes.entry(shelf, entry.mergedInto.id)}>{entry.mergedInto.name}</a>. Only earlier
          texts still name it.
        </li>
      )}
      {path && !entry.mergedInto && (
        <li>
          <a href={encodeURI(path)}>{path}</a>
          {entry.retired && ', retired'}
        </li>
      )}
      <li>
        {publications === 0
          ? 'No publication names it.'
          : `Named by ${publications === 1 ? '1 publication' : `${publications.toLocaleString('en-US')} publications`}, earlier texts and drafts included.`}
      </li>
      {entry.addresses.length > 0 && <li>Old addresses that lead here: {entry.addresses.join(', ')}</li>}
      {entry.merged.length > 0 && <li>Merged into it: {entry.merged.map(({ name }) => name).join(', ')}</li>}
    </ul>
  );
}

/** What can be done with an entry beside changing its words. */
export function EntryActs({
  shelf,
  entry,
  actions,
}: {
  shelf: Shelf;
  entry: Entry;
  actions: { move: Action; retire: Action; remove: Action };
}) {
  const { noun } = SHELVES[shelf];
  const which = (
    <>
      <input type="hidden" name="shelf" value={shelf} />
      <input type="hidden" name="id" value={entry.id} />
    </>
  );
  return (
    <>
      <section aria-labelledby="slug-heading" className="entry-act">
        <h2 id="slug-heading">Address</h2>
        <ActionForm action={actions.move} name="move" key={entry.slug}>
          {which}
          <Field
            name="slug"
            label="Slug"
            hint={noun === 'outlet' ? undefined : 'When it changes, the old address leads to the new one.'}
            defaultValue={entry.slug}
            autoComplete="off"
            required
          />
          <Submit tone="plain">Change the slug</Submit>
        </ActionForm>
      </section>
      <section aria-labelledby="merge-heading" className="entry-act">
        <h2 id="merge-heading">Duplicates</h2>
        <p>
          <a href={staffRoutes.mergeEntry(shelf, entry.id)}>Merge a duplicate into {entry.name}</a>
        </p>
      </section>
      <section aria-labelledby="retire-heading" className="entry-act">
        <h2 id="retire-heading">Retire or delete</h2>
        <ActionForm action={actions.retire} name="retire">
          {which}
          <input type="hidden" name="retired" value={String(!entry.retired)} />
          <p className="staff-hint">
            {entry.retired
              ? 'It is retired: listed no more and offered for nothing new.'
              : 'What is retired is listed no more and offered for nothing new; its page stays.'}
          </p>
          <Submit tone="plain">{entry.retired ? 'Bring back' : 'Retire'}</Submit>
        </ActionForm>
      </section>
      <ActionForm action={actions.remove} name="delete">
        {which}
        <p className="staff-hint">Only what nothing names can be deleted.</p>
        <Submit tone="danger">Delete</Submit>
      </ActionForm>
    </>
  );
}
