import { HUB_TYPES, type HubType } from '../hubs/hub.ts';
import { GROUPS, type Group, type Kind, rulesOf } from '../kinds.ts';
import { routes } from '../routes.ts';

/** What a list that can be followed is called; the name is empty for the whole site. */
export type ListNames = {
  name: string;
  /** What sort of list it is, where the name doesn't say. */
  label: string;
  /** Who somebody is. */
  line: string;
  /** The address of its page. */
  page: string;
};

type Named = { slug: string; name: string };

export const listNames = {
  site: (): ListNames => ({ name: '', label: '', line: '', page: routes.home() }),
  group: (group: Group): ListNames => ({ name: GROUPS[group].label, label: '', line: '', page: routes.group(group) }),
  kind: (kind: Kind): ListNames => ({ name: rulesOf(kind).plural, label: '', line: '', page: routes.kind(kind) }),
  hub: (type: HubType, { slug, name }: Named): ListNames => ({
    name,
    label: HUB_TYPES[type].label,
    line: '',
    page: routes.hub(type, slug),
  }),
  person: ({
    slug,
    name,
    role,
    affiliation,
  }: Named & { role: string | null; affiliation: string | null }): ListNames => ({
    name,
    label: '',
    line: [role, affiliation].filter(Boolean).join(', '),
    page: routes.person(slug),
  }),
  organization: ({ slug, name }: Named): ListNames => ({ name, label: '', line: '', page: routes.organization(slug) }),
};
