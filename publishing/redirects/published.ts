import { db } from '../../lib/db.ts';
import { tags } from '../cache-tags.ts';
import { scopes } from '../listings/listing.ts';
import { tagged } from '../tagged.ts';
import { findRedirect, findRedirectPersonId } from './queries.ts';
import { normalizePath } from './redirect.ts';

/** Where an address that shows nothing leads: a path of this site or an absolute address; null when nowhere. */
export async function getRedirect(path: string): Promise<string | null> {
  'use cache';
  const normal = normalizePath(path);
  const [to, person] = await Promise.all([findRedirect(db(), path), findRedirectPersonId(db(), path)]);
  tagged(...(normal === null ? [] : [tags.address(normal)]), ...(person ? [tags.list(scopes.person(person))] : []));
  return to;
}
