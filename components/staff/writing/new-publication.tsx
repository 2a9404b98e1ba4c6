'use client';

import { useState } from 'react';
import { slugFrom } from '../../../lib/slug.ts';
import { ALL_KINDS, KINDS, type Kind } from '../../../publishing/kinds.ts';
import { routes } from '../../../publishing/routes.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { ActionForm, fieldId, useForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { Submit } from '../submit.tsx';

type Props = { create: (state: FormState, form: FormData) => Promise<FormState> };

/** The three things a publication begins with. The slug follows the title until somebody writes one. */
export function NewPublication({ create }: Props) {
  return (
    <ActionForm action={create} name="new">
      <Fields />
      <Submit>Begin writing</Submit>
    </ActionForm>
  );
}

function Fields() {
  const { name: form, state } = useForm();
  const [title, setTitle] = useState(state.values.title ?? '');
  const [kind, setKind] = useState<Kind>((state.values.kind as Kind) ?? 'commentary');
  const [slug, setSlug] = useState(state.values.slug ?? '');
  const proposed = slugFrom(title);
  return (
    <>
      <div className="staff-field">
        <label htmlFor={fieldId(form, 'kind')}>Kind</label>
        <select
          id={fieldId(form, 'kind')}
          name="kind"
          value={kind}
          onChange={(event) => setKind(event.target.value as Kind)}
        >
          {ALL_KINDS.map((one) => (
            <option key={one} value={one}>
              {KINDS[one].label}
            </option>
          ))}
        </select>
      </div>
      <Field name="title" label="Title" required onInput={(event) => setTitle(event.currentTarget.value)} />
      <Field
        name="slug"
        label="Slug"
        hint={
          slug || proposed ? (
            <>
              The address: <span className="address-form-address">{routes.publication(kind, slug || proposed)}</span>
            </>
          ) : (
            'The end of the address. Left empty, it follows from the title.'
          )
        }
        placeholder={proposed}
        onInput={(event) => setSlug(event.currentTarget.value)}
      />
    </>
  );
}
