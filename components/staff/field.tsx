'use client';

import type { InputHTMLAttributes, ReactNode } from 'react';
import { FieldFrame } from './field-frame.tsx';

type Props = {
  name: string;
  label: string;
  /** A sentence under the label. */
  hint?: ReactNode;
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'>;

/** A labelled input that keeps what was typed after a refusal and shows the refusal beside it. */
export function Field({ name, label, hint, defaultValue, ...attributes }: Props) {
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      {({ input, value }) => <input {...attributes} {...input} key={value} defaultValue={value ?? defaultValue} />}
    </FieldFrame>
  );
}
