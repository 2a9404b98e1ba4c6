import { db } from '../../lib/db.ts';
import { tags } from '../cache-tags.ts';
import { tagged } from '../tagged.ts';
import { tagsOfOwner } from './owner-tags.ts';
import { findRedirect, findRedirectOwner } from './queries.ts';
import { normalizePath } from './redirect.ts';

/** Where an address that shows nothing leads: a path of this site or an absolute address; null when nowhere. */
export async function getRedirect(path: string): Promise<string | null> {
  'use cache';
  const normal = normalizePath(path);
  const [to, owner] = await Promise.all([findRedirect(db(), path), findRedirectOwner(db(), path)]);
  tagged(...(normal === null ? [] : [tags.address(normal)]), ...tagsOfOwner(owner));
  return to;
}
