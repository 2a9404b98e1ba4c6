import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import type { HubLink } from '../../publishing/publications/views.ts';
import { routes } from '../../publishing/routes.ts';

/** The topics, regions, programs and series that a publication belongs to. */
export function HubLinks({ hubs }: { hubs: HubLink[] }) {
  if (hubs.length === 0) return null;
  const groups = ORDER.map((type) => ({ type, links: hubs.filter((hub) => hub.type === type) }));
  return (
    <dl className="hub-links">
      {groups.map(
        ({ type, links }) =>
          links.length > 0 && (
            <div key={type}>
              <dt>{links.length === 1 ? HUB_TYPES[type].label : HUB_TYPES[type].plural}</dt>
              {links.map(({ slug, name }) => (
                <dd key={slug}>
                  <a href={routes.hub(type, slug)}>{name}</a>
                </dd>
              ))}
            </div>
          ),
      )}
    </dl>
  );
}

const ORDER: HubType[] = ['topic', 'region', 'program', 'series'];
