import type { Document } from '../../../publishing/body/document.ts';
import { SHELVES, type Shelf } from '../../../publishing/directory/shelves.ts';
import { biographyText } from '../../../publishing/people/biography.ts';
import { STANDINGS } from '../../../publishing/people/views.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { SelectField } from '../select-field.tsx';
import { Submit } from '../submit.tsx';
import { TextArea } from '../text-area.tsx';
import { PortraitField } from './portrait-field.tsx';

type Entry = {
  id: string;
  name: string;
  givenName: string | null;
  familyName: string | null;
  standing: string | null;
  role: string | null;
  affiliation: string | null;
  biography: Document | null;
  portraitId: string | null;
  portrait: { src: string | null } | null;
  orcid: string | null;
  url: string | null;
  description: string | null;
  position: number | null;
};
type Props = {
  shelf: Shelf;
  /** Left out for a new one. */
  entry?: Entry;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Everything about an entry of the directory but its slug, which a new one gets here too. */
export function EntryForm({ shelf, entry, action }: Props) {
  const { noun, label } = SHELVES[shelf];
  return (
    <ActionForm action={action} name="entry">
      <input type="hidden" name="shelf" value={shelf} />
      {entry && <input type="hidden" name="id" value={entry.id} />}
      <Field name="name" label="Name" defaultValue={entry?.name} required />
      {!entry && (
        <Field
          name="slug"
          label="Slug"
          hint="The end of the address; made from the name when it is left empty."
          autoComplete="off"
        />
      )}
      {noun === 'person' && <PersonFields entry={entry} />}
      {(noun === 'organization' || noun === 'outlet') && (
        <Field name="url" label="Web address" type="url" defaultValue={entry?.url ?? ''} />
      )}
      {(noun === 'organization' || noun === 'hub') && (
        <TextArea name="description" label="Description" defaultValue={entry?.description ?? ''} />
      )}
      {noun === 'hub' && <Position value={entry?.position ?? 0} />}
      <Submit>{entry ? 'Save' : `Add the ${label.toLowerCase()}`}</Submit>
    </ActionForm>
  );
}

function PersonFields({ entry }: { entry: Entry | undefined }) {
  const biography = biographyText(entry?.biography ?? null);
  return (
    <>
      <div className="entry-pair">
        <Field name="givenName" label="Given name" defaultValue={entry?.givenName ?? ''} />
        <Field
          name="familyName"
          label="Family name"
          hint="Lists are sorted by it."
          defaultValue={entry?.familyName ?? ''}
        />
      </div>
      <SelectField
        name="standing"
        label="Standing"
        defaultValue={entry?.standing ?? 'contributor'}
        options={Object.entries(STANDINGS).map(([value, label]) => ({ value, label }))}
      />
      <Field
        name="role"
        label="Role"
        hint="Such as “Senior Fellow, Maritime Security”."
        defaultValue={entry?.role ?? ''}
      />
      <Field
        name="affiliation"
        label="Affiliation"
        hint="Offered for new bylines; bylines that are out keep theirs."
        defaultValue={entry?.affiliation ?? ''}
      />
      {biography === null ? (
        <TextArea
          name="newBiography"
          label="Another biography"
          hint="The biography has links or formatting and stays as it is while this is empty. What is written here takes its place."
          rows={6}
        />
      ) : (
        <TextArea
          name="biography"
          label="Biography"
          hint="Paragraphs, with an empty line between them."
          rows={10}
          defaultValue={biography}
        />
      )}
      <PortraitField id={entry?.portraitId ?? null} src={entry?.portrait?.src ?? null} name={entry?.name ?? ''} />
      <div className="entry-pair">
        <Field name="orcid" label="ORCID" hint="Such as 0000-0002-1825-0097." defaultValue={entry?.orcid ?? ''} />
        <Field name="url" label="Web address" type="url" defaultValue={entry?.url ?? ''} />
      </div>
      <Position value={entry?.position ?? 0} />
    </>
  );
}

function Position({ value }: { value: number }) {
  return (
    <Field
      name="position"
      label="Position in lists"
      hint="Smaller numbers stand first; equal ones are sorted by name."
      type="number"
      defaultValue={String(value)}
    />
  );
}
