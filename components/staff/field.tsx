'use client';

import type { InputHTMLAttributes, ReactNode } from 'react';
import { fieldId, useForm } from './action-form.tsx';

type Props = {
  name: string;
  label: string;
  /** A sentence under the label. */
  hint?: ReactNode;
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'>;

/** A labelled input that keeps what was typed after a refusal and shows the refusal beside it. */
export function Field({ name, label, hint, defaultValue, ...input }: Props) {
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
      <input
        {...input}
        key={state.values[name]}
        id={id}
        name={name}
        defaultValue={state.values[name] ?? defaultValue}
        aria-describedby={describedBy || undefined}
        aria-invalid={messages.length > 0 || undefined}
      />
      {messages.length > 0 && (
        <p id={`${id}-issue`} className="staff-issue">
          {messages.join(' ')}
        </p>
      )}
    </div>
  );
}
