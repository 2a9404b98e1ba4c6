import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import './publication-tabs.css';

export type PublicationTab = 'overview' | 'edit' | 'revisions' | 'preview' | 'comments' | 'crossref';

type Props = { id: string; title: string; current: PublicationTab };

/** The pages of one publication in the newsroom: which of them this is, and the ways to the others. */
export function PublicationTabs({ id, title, current }: Props) {
  return (
    <nav className="publication-tabs" aria-label={title || 'Untitled'}>
      <ul>
        {TABS.map(({ tab, label, href }) => (
          <li key={tab}>
            <a href={href(id)} aria-current={tab === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const TABS: { tab: PublicationTab; label: string; href: (id: string) => string }[] = [
  { tab: 'overview', label: 'Overview', href: staffRoutes.publication },
  { tab: 'edit', label: 'Edit', href: staffRoutes.edit },
  { tab: 'comments', label: 'Comments', href: staffRoutes.comments },
  { tab: 'revisions', label: 'Revisions', href: staffRoutes.revisions },
  { tab: 'preview', label: 'Preview', href: staffRoutes.preview },
  { tab: 'crossref', label: 'DOI', href: staffRoutes.crossref },
];
