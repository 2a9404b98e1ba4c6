'use client';

import type { ReactNode } from 'react';
import { FieldFrame } from './field-frame.tsx';

type Props = {
  name: string;
  label: string;
  hint?: ReactNode;
  defaultValue?: string;
  options: { value: string; label: string }[];
};

/** A labelled choice that keeps what was chosen after a refusal. */
export function SelectField({ name, label, hint, defaultValue, options }: Props) {
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      {({ input, value }) => (
        <select {...input} key={value} defaultValue={value ?? defaultValue}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
