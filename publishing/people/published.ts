import { db } from '../../lib/db.ts';
import { anyList, tags } from '../cache-tags.ts';
import { scopes } from '../listings/listing.ts';
import type { Lookup } from '../publications/views.ts';
import { getRedirect } from '../redirects/published.ts';
import { routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import { findPerson, findPersonId, listPeople } from './queries.ts';
import type { PersonCard, PersonView, Standing } from './views.ts';

export async function getPeople(): Promise<{ standing: Standing; people: PersonCard[] }[]> {
  'use cache';
  tagged(tags.people, ...anyList);
  return listPeople(db());
}

export async function getPerson(slug: string): Promise<Lookup<PersonView>> {
  'use cache';
  const path = routes.person(slug);
  const [value, id] = await Promise.all([findPerson(db(), slug), findPersonId(db(), slug)]);
  tagged(tags.address(path), ...(id ? [tags.list(scopes.person(id))] : []));
  if (value) return { found: 'here', value };
  const to = await getRedirect(path);
  return to ? { found: 'moved', to } : { found: 'nothing' };
}
