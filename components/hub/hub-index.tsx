import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import type { HubCard } from '../../publishing/hubs/views.ts';
import { formatCount } from '../../publishing/quantities.ts';
import { routes } from '../../publishing/routes.ts';

type Props = { type: HubType; hubs: HubCard[]; language: string };

/** Every topic (region, program, series) with what it is about and how much there is. */
export function HubIndex({ type, hubs, language }: Props) {
  return (
    <>
      <h1 className="page-title">{HUB_TYPES[type].plural}</h1>
      {hubs.length === 0 && <p className="list-range">Nothing has been published here yet.</p>}
      <ul className="hub-index">
        {hubs.map((hub) => (
          <li key={hub.id}>
            <h2 className="hub-index-name">
              <a href={routes.hub(type, hub.slug)}>{hub.name}</a>
            </h2>
            {hub.description && <p>{hub.description}</p>}
            <p className="hub-index-total">
              {formatCount(hub.total, language)} {hub.total === 1 ? 'publication' : 'publications'}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
