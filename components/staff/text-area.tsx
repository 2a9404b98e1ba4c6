'use client';

import type { ReactNode } from 'react';
import { FieldFrame } from './field-frame.tsx';

type Props = { name: string; label: string; hint?: ReactNode; rows?: number; defaultValue?: string };

/** A labelled text of several lines that keeps what was typed after a refusal. */
export function TextArea({ name, label, hint, rows = 4, defaultValue }: Props) {
  return (
    <FieldFrame name={name} label={label} hint={hint}>
      {({ input, value }) => <textarea {...input} key={value} rows={rows} defaultValue={value ?? defaultValue} />}
    </FieldFrame>
  );
}
