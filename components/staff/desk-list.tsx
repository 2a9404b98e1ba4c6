import type { ReactNode } from 'react';
import { rulesOf } from '../../publishing/kinds.ts';
import type { DeskRow } from '../../publishing/publications/list-desk.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import './desk.css';

type Props<Row extends DeskRow> = {
  id: string;
  title: string;
  rows: Row[];
  /** What is said when there is nothing. */
  empty: string;
  /** Why or since when a row is here. */
  note: (row: Row) => ReactNode;
};

/** One part of the first screen: a few publications, each with the reason why it is there. */
export function DeskList<Row extends DeskRow>({ id, title, rows, empty, note }: Props<Row>) {
  return (
    <section className="desk-part" aria-labelledby={id}>
      <h2 id={id}>
        {title} {rows.length > 0 && <span className="desk-count">{rows.length}</span>}
      </h2>
      {rows.length === 0 ? (
        <p className="desk-empty">{empty}</p>
      ) : (
        <ul className="desk-items">
          {rows.map((row) => (
            <DeskItem key={row.id} row={row}>
              {note(row)}
            </DeskItem>
          ))}
        </ul>
      )}
    </section>
  );
}

export function DeskItem({ row, children }: { row: DeskRow; children: ReactNode }) {
  return (
    <li className="desk-item">
      <a href={staffRoutes.publication(row.id)} className="desk-item-title">
        {row.title || 'Untitled'}
      </a>
      <span className="desk-item-facts">
        {[rulesOf(row.kind).label, row.byline.slice(0, 3).join(', ')].filter(Boolean).join(' · ')}
      </span>
      <span className="desk-item-note">{children}</span>
    </li>
  );
}
