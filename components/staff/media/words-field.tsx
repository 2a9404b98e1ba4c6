'use client';

import { fieldId, useForm } from '../action-form.tsx';

type Props = { name: string; label: string; hint?: string; defaultValue: string; rows: number };

/** A labelled text of several lines that keeps what was typed after a refusal. */
export function WordsField({ name, label, hint, defaultValue, rows }: Props) {
  const { name: form, state } = useForm();
  const messages = state.issues.filter(({ field }) => field === name).map(({ message }) => message);
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
      <textarea
        id={id}
        name={name}
        rows={rows}
        key={state.values[name]}
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
