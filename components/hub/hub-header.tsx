import { HUB_TYPES } from '../../publishing/hubs/hub.ts';
import type { HubView } from '../../publishing/hubs/views.ts';
import { routes } from '../../publishing/routes.ts';
import { PersonCard } from '../person/person-card.tsx';

/** What a hub is about and who works on it; on the later pages of its list, its name only. */
export function HubHeader({ hub, whole }: { hub: HubView; whole: boolean }) {
  return (
    <header className="hub-header">
      <p className="label">
        <a href={routes.hubs(hub.type)}>{HUB_TYPES[hub.type].plural}</a>
      </p>
      <h1 className="page-title">{hub.name}</h1>
      {whole && hub.description && <p className="page-lead">{hub.description}</p>}
      {whole && hub.people.length > 0 && (
        <section className="hub-people" aria-labelledby="hub-people">
          <h2 id="hub-people" className="section-heading">
            People
          </h2>
          <div className="people-grid">
            {hub.people.map((person) => (
              <PersonCard key={person.id} person={person} headingLevel={3} />
            ))}
          </div>
        </section>
      )}
    </header>
  );
}
