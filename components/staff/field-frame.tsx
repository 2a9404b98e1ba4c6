'use client';

import type { ReactNode } from 'react';
import { fieldId, useForm } from './action-form.tsx';

type Around = {
  /** What the input gets, whatever it is. `value` is what was typed before a refusal, else undefined. */
  input: {
    id: string;
    name: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  };
  value: string | undefined;
};

type Props = { name: string; label: string; hint?: ReactNode; children: (around: Around) => ReactNode };

/** What stands around every input: its label, a sentence about it, and what to put right. */
export function FieldFrame({ name, label, hint, children }: Props) {
  const { name: form, state } = useForm();
  const messages = state.issues.filter((issue) => issue.field === name).map((issue) => issue.message);
  const id = fieldId(form, name);
  const describedBy = [hint && `${id}-hint`, messages.length > 0 && `${id}-issue`].filter(Boolean).join(' ');
  return (
    <div className="staff-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="staff-hint">
          {hint}
        </p>
      )}
      {children({
        input: {
          id,
          name,
          'aria-describedby': describedBy || undefined,
          'aria-invalid': messages.length > 0 || undefined,
        },
        value: state.values[name],
      })}
      {messages.length > 0 && (
        <p id={`${id}-issue`} className="staff-issue">
          {messages.join(' ')}
        </p>
      )}
    </div>
  );
}
