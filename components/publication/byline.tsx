import { creditsOf, separatorBefore } from '../../publishing/publications/byline.ts';
import type { BylineEntry } from '../../publishing/publications/views.ts';
import { routes } from '../../publishing/routes.ts';

/** "By A, B & C", each name linked, and one line for every other part. */
export function Byline({ byline, affiliations = false }: { byline: BylineEntry[]; affiliations?: boolean }) {
  return creditsOf(byline).map(({ role, lead, entries }) => (
    <p key={role} className="byline">
      {lead}{' '}
      {entries.map((entry, index) => (
        <span key={`${entry.type} ${entry.slug}`}>
          {separatorBefore(index, entries.length)}
          <a href={entry.type === 'person' ? routes.person(entry.slug) : routes.organization(entry.slug)}>
            {entry.name}
          </a>
          {affiliations && entry.affiliation && <span className="byline-affiliation"> ({entry.affiliation})</span>}
        </span>
      ))}
    </p>
  ));
}
