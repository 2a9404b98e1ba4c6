import { db } from '../../lib/db.ts';
import { tags } from '../cache-tags.ts';
import type { OrganizationView } from '../people/views.ts';
import type { Lookup } from '../publications/views.ts';
import { findRedirect } from '../redirects/queries.ts';
import { routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import { findOrganization } from './queries.ts';

export async function getOrganization(slug: string): Promise<Lookup<OrganizationView>> {
  'use cache';
  const path = routes.organization(slug);
  tagged(tags.address(path));
  const value = await findOrganization(db(), slug);
  if (value) return { found: 'here', value };
  const to = await findRedirect(db(), path);
  return to ? { found: 'moved', to } : { found: 'nothing' };
}
