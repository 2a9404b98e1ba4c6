import type { PersonCard as Card } from '../../publishing/people/views.ts';
import { routes } from '../../publishing/routes.ts';
import { Portrait } from './portrait.tsx';

/** Somebody in a directory: portrait, name, and what they do. */
export function PersonCard({ person, headingLevel }: { person: Card; headingLevel: 2 | 3 }) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <article className="person-card">
      <Portrait person={person} sizes="8rem" />
      <div>
        <Heading className="person-card-name">
          <a href={routes.person(person.slug)}>{person.name}</a>
        </Heading>
        {(person.role ?? person.affiliation) && <p className="person-card-role">{person.role ?? person.affiliation}</p>}
      </div>
    </article>
  );
}
