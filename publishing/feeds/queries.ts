import type { DbOrTx } from '../../lib/transaction.ts';
import { excerpt } from '../body/text.ts';
import { HUB_TYPES } from '../hubs/hub.ts';
import { findHub } from '../hubs/queries.ts';
import { GROUPS, type Group } from '../kinds.ts';
import { type Scope, scopes } from '../listings/listing.ts';
import { findOrganization, findOrganizationId } from '../organizations/queries.ts';
import { findPerson, findPersonId } from '../people/queries.ts';
import type { FeedSource } from './feed-source.ts';
import { type ListNames, listNames } from './list-names.ts';

/** The lists that a feed follows, what they are called and what they are about. */
export type FollowedList = ListNames & { scopes: Scope[]; description: string };

/** Null when there is nothing to follow, or it has no page. */
export async function findFollowed(db: DbOrTx, source: FeedSource): Promise<FollowedList | null> {
  switch (source.of) {
    case 'site':
      return {
        ...listNames.site(),
        scopes: (Object.keys(GROUPS) as Group[]).map(scopes.group),
        description: '',
      };
    case 'group':
      return { ...listNames.group(source.group), scopes: [scopes.group(source.group)], description: '' };
    case 'kind':
      return { ...listNames.kind(source.kind), scopes: [scopes.kind(source.kind)], description: '' };
    case 'hub': {
      const hub = await findHub(db, source.type, source.slug);
      return (
        hub && {
          ...listNames.hub(source.type, hub),
          scopes: [scopes.hub(hub.id)],
          description: hub.description
            ? excerpt(hub.description, 300)
            : `${HUB_TYPES[source.type].label}: ${hub.name}.`,
        }
      );
    }
    case 'person': {
      const person = await findPerson(db, source.slug);
      return (
        person && {
          ...listNames.person(person),
          scopes: [scopes.person(person.id)],
          description: [person.name, person.role, person.affiliation].filter(Boolean).join(', '),
        }
      );
    }
    case 'organization': {
      const found = await findOrganization(db, source.slug);
      return (
        found && {
          ...listNames.organization(found),
          scopes: [scopes.organization(found.id)],
          description: found.description ?? found.name,
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
