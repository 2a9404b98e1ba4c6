'use client';

import type { InputHTMLAttributes, ReactNode } from 'react';
import { useForm } from './action-form.tsx';

type Props = {
  name: string;
  defaultChecked?: boolean;
  /** What stands beside it; without it, it needs an `aria-label`. */
  children?: ReactNode;
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'value' | 'aria-label'>;

/** A box to tick that stays as it was left after a refusal; one of several when its name ends in "[]". */
export function TickBox({ name, value, defaultChecked = false, children, ...input }: Props) {
  const { state } = useForm();
  const sent = name.endsWith('[]') ? state.lists[name.slice(0, -2)]?.includes(String(value)) : name in state.values;
  const ticked = state.issues.length > 0 ? (sent ?? false) : defaultChecked;
  const box = { ...input, type: 'checkbox', name, value, defaultChecked: ticked };
  if (children === undefined) return <input {...box} key={String(ticked)} />;
  return (
    <label>
      <input {...box} key={String(ticked)} /> {children}
    </label>
  );
}
