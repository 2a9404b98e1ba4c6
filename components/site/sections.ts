import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import { GROUPS } from '../../publishing/kinds.ts';
import { routes } from '../../publishing/routes.ts';

const HUBS: HubType[] = ['topic', 'region', 'program', 'series'];

/** The sections of the site in the order of its navigation. */
export const SECTIONS: { label: string; path: string }[] = [
  { label: GROUPS.reports.label, path: routes.group('reports') },
  { label: GROUPS.articles.label, path: routes.group('articles') },
  { label: 'People', path: routes.people() },
  ...HUBS.map((type) => ({ label: HUB_TYPES[type].plural, path: routes.hubs(type) })),
];
