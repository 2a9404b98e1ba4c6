import { db } from '../../lib/db.ts';
import { anyList, tags } from '../cache-tags.ts';
import { scopes } from '../listings/listing.ts';
import type { Lookup } from '../publications/views.ts';
import { getRedirect } from '../redirects/published.ts';
import { routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import type { HubType } from './hub.ts';
import { findHub, listHubs } from './queries.ts';
import type { HubCard, HubView } from './views.ts';

export async function getHubs(type: HubType): Promise<HubCard[]> {
  'use cache';
  tagged(tags.hubs(type), ...anyList);
  return listHubs(db(), type);
}

export async function getHub(type: HubType, slug: string): Promise<Lookup<HubView>> {
  'use cache';
  const path = routes.hub(type, slug);
  tagged(tags.address(path));
  const value = await findHub(db(), type, slug);
  if (value) {
    tagged(tags.list(scopes.hub(value.id)));
    return { found: 'here', value };
  }
  const to = await getRedirect(path);
  return to ? { found: 'moved', to } : { found: 'nothing' };
}
