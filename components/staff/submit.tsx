'use client';

import type { ReactNode } from 'react';
import { useForm } from './action-form.tsx';

type Props = { children: ReactNode; tone?: 'plain' | 'strong' | 'danger'; name?: string; value?: string };

/** The button that sends a form. While the answer is awaited it says so and sends nothing twice. */
export function Submit({ children, tone = 'strong', name, value }: Props) {
  const { pending } = useForm();
  return (
    <button
      type="submit"
      className="staff-button"
      data-tone={tone}
      aria-disabled={pending || undefined}
      name={name}
      value={value}
    >
      {pending ? 'Sending…' : children}
    </button>
  );
}
