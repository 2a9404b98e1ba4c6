import type { ReactNode } from 'react';

/** A page for somebody who is not in yet. */
export function Door({ house, title, children }: { house: string; title: string; children: ReactNode }) {
  return (
    <>
      <title>{`${title} | ${house}`}</title>
      <main className="staff-door">
        <p className="staff-house">{house}</p>
        <h1>{title}</h1>
        {children}
      </main>
    </>
  );
}
