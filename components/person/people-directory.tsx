import { type PersonCard as Card, STANDINGS, type Standing } from '../../publishing/people/views.ts';
import { routes } from '../../publishing/routes.ts';
import { PersonCard } from './person-card.tsx';

/** More people than this are given by name alone. */
const MOST_CARDS = 60;

/** Everybody with a page, by standing. */
export function PeopleDirectory({ groups }: { groups: { standing: Standing; people: Card[] }[] }) {
  return (
    <>
      <h1 className="page-title">People</h1>
      {groups.length === 0 && <p className="list-range">Nobody has a page here yet.</p>}
      {groups.map(({ standing, people }) => (
        <section key={standing} className="people-group" aria-labelledby={standing}>
          <h2 id={standing} className="section-heading">
            {STANDINGS[standing]}
          </h2>
          {people.length > MOST_CARDS ? (
            <ul className="people-names">
              {people.map(({ slug, name }) => (
                <li key={slug}>
                  <a href={routes.person(slug)}>{name}</a>
                </li>
              ))}
            </ul>
          ) : (
            <div className="people-grid">
              {people.map((person) => (
                <PersonCard key={person.id} person={person} headingLevel={3} />
              ))}
            </div>
          )}
        </section>
      ))}
    </>
  );
}
