import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import '../../components/staff/staff.css';

export const instant = false;
export const metadata: Metadata = { title: 'Newsroom', robots: { index: false, follow: false } };

export default function StaffLayout({ children }: { children: ReactNode }) {
  return <div className="staff">{children}</div>;
}
