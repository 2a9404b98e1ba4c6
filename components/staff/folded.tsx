'use client';

import { type ReactNode, useContext } from 'react';
import { Remembered } from './action-form.tsx';

type Props = { summary: ReactNode; forms: string[]; className?: string; children: ReactNode };

/** Forms that are folded away until somebody wants them; `forms` are their names. What one of them got back is never folded away. */
export function Folded({ summary, forms, className, children }: Props) {
  const remembered = useContext(Remembered);
  return (
    <details className={className} open={remembered !== null && forms.includes(remembered.form)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
