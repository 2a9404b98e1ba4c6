import type { DbOrTx } from '../../lib/transaction.ts';
import { excerpt } from '../body/text.ts';
import { HUB_TYPES } from '../hubs/hub.ts';
import { findHub } from '../hubs/queries.ts';
import { GROUPS, type Group, rulesOf } from '../kinds.ts';
import { type Scope, scopes } from '../listings/listing.ts';
import { findOrganization, findOrganizationId } from '../organizations/queries.ts';
import { findPerson, findPersonId } from '../people/queries.ts';
import { routes } from '../routes.ts';
import type { FeedSource } from './feed-source.ts';

/** The lists that a feed follows, and what they are called; `name` is empty for the whole site. */
export type FollowedList = {
  scopes: Scope[];
  name: string;
  /** What sort of list it is, or who somebody is, where the name doesn't say. */
  label: string;
  line: string;
  description: string;
  page: string;
};

const UNSAID = { name: '', label: '', line: '', description: '' };

/** Null when there is nothing to follow, or it has no page. */
export async function findFollowed(db: DbOrTx, source: FeedSource): Promise<FollowedList | null> {
  switch (source.of) {
    case 'site':
      return {
        scopes: (Object.keys(GROUPS) as Group[]).map(scopes.group),
        ...UNSAID,
        page: routes.home(),
      };
    case 'group': {
      const { label } = GROUPS[source.group];
      return {
        scopes: [scopes.group(source.group)],
        ...UNSAID,
        name: label,
        page: routes.group(source.group),
      };
    }
    case 'kind': {
      const { plural } = rulesOf(source.kind);
      return {
        scopes: [scopes.kind(source.kind)],
        ...UNSAID,
        name: plural,
        page: routes.kind(source.kind),
      };
    }
    case 'hub': {
      const hub = await findHub(db, source.type, source.slug);
      return (
        hub && {
          scopes: [scopes.hub(hub.id)],
          name: hub.name,
          label: HUB_TYPES[source.type].label,
          line: '',
          description: hub.description
            ? excerpt(hub.description, 300)
            : `${HUB_TYPES[source.type].label}: ${hub.name}.`,
          page: routes.hub(source.type, hub.slug),
        }
      );
    }
    case 'person': {
      const person = await findPerson(db, source.slug);
      return (
        person && {
          scopes: [scopes.person(person.id)],
          name: person.name,
          label: '',
          line: [person.role, person.affiliation].filter(Boolean).join(', '),
          description: [person.name, person.role, person.affiliation].filter(Boolean).join(', '),
          page: routes.person(person.slug),
        }
      );
    }
    case 'organization': {
      const found = await findOrganization(db, source.slug);
      return (
        found && {
          scopes: [scopes.organization(found.id)],
          name: found.name,
          label: '',
          line: '',
          description: found.description ?? found.name,
          page: routes.organization(found.slug),
        }
      );
    }
  }
}

/** The list of somebody who may have no page: they get one with the first publication of theirs that is public. */
export async function findScopeToCome(db: DbOrTx, source: FeedSource): Promise<Scope | null> {
  if (source.of === 'person') {
    const id = await findPersonId(db, source.slug);
    return id === null ? null : scopes.person(id);
  }
  if (source.of === 'organization') {
    const id = await findOrganizationId(db, source.slug);
    return id === null ? null : scopes.organization(id);
  }
  return null;
}
