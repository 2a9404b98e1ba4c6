import { db } from '../../lib/db.ts';
import { tags } from '../cache-tags.ts';
import { scopes } from '../listings/listing.ts';
import type { OrganizationView } from '../people/views.ts';
import type { Lookup } from '../publications/views.ts';
import { getRedirect } from '../redirects/published.ts';
import { routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import { findOrganization, findOrganizationId } from './queries.ts';

export async function getOrganization(slug: string): Promise<Lookup<OrganizationView>> {
  'use cache';
  const path = routes.organization(slug);
  const [value, id] = await Promise.all([findOrganization(db(), slug), findOrganizationId(db(), slug)]);
  tagged(tags.address(path), ...(id ? [tags.list(scopes.organization(id))] : []));
  if (value) return { found: 'here', value };
  const to = await getRedirect(path);
  return to ? { found: 'moved', to } : { found: 'nothing' };
}
