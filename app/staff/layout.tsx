import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { FormAnswer } from '../../components/staff/form-answer.tsx';
import { recallFormState } from '../../publishing/staff/form-memory.ts';
import '../../components/staff/staff.css';

export const instant = false;
// Each page says its title itself, with the name of what it is about.
export const metadata: Metadata = { title: null, robots: { index: false, follow: false } };

export default async function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <div className="staff">
      <FormAnswer state={await recallFormState()}>{children}</FormAnswer>
    </div>
  );
}
