import type { ReactNode } from 'react';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import './preview.css';

type Props = { id: string; title: string; what: string; children: ReactNode };

/** The slim bar over a preview: that it is one, of what, and what can be done with it. Everything below is the reader's page. */
export function PreviewBar({ id, title, what, children }: Props) {
  return (
    <aside className="preview-bar" aria-label="Preview">
      <p>
        <strong>Preview</strong> of {what}. Readers don’t see this.
      </p>
      <nav aria-label={title || 'Untitled'}>
        <a href={staffRoutes.publication(id)}>Overview</a>
        <a href={staffRoutes.edit(id)}>Edit</a>
        <a href={staffRoutes.revisions(id)}>Revisions</a>
      </nav>
      {children}
    </aside>
  );
}
