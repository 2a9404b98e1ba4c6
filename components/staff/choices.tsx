'use client';

import { fieldId, useForm } from './action-form.tsx';

type Props = {
  name: string;
  legend: string;
  choices: { value: string; label: string; hint?: string }[];
  defaultValue?: string;
};

/** One of a few things, each with a sentence on what it means; keeps what was chosen after a refusal. */
export function Choices({ name, legend, choices, defaultValue }: Props) {
  const { name: form, state } = useForm();
  const messages = state.issues.filter((issue) => issue.field === name).map((issue) => issue.message);
  const chosen = state.values[name] ?? defaultValue;
  const id = fieldId(form, name);
  return (
    <fieldset className="staff-field staff-choices" id={id} tabIndex={-1}>
      <legend>{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={`${value} ${chosen === value}`}>
          <input type="radio" name={name} value={value} defaultChecked={chosen === value} />
          <span>
            {label}
            {hint && <span className="staff-hint"> {hint}</span>}
          </span>
        </label>
      ))}
      {messages.length > 0 && <p className="staff-issue">{messages.join(' ')}</p>}
    </fieldset>
  );
}
