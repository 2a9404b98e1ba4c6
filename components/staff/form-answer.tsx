'use client';

import type { ReactNode } from 'react';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { Remembered } from './action-form.tsx';

/** Hands the answer to a form that was sent without scripts to that form. */
export function FormAnswer({ state, children }: { state: FormState | null; children: ReactNode }) {
  return <Remembered value={state}>{children}</Remembered>;
}
