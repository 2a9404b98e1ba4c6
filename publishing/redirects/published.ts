import { db } from '../../lib/db.ts';
import { tags } from '../cache-tags.ts';
import { tagged } from '../tagged.ts';
import { findRedirect } from './queries.ts';
import { normalizePath } from './redirect.ts';

/** Where an address that shows nothing leads: a path of this site or an absolute address; null when nowhere. */
export async function getRedirect(path: string): Promise<string | null> {
  'use cache';
  const normal = normalizePath(path);
  tagged(...(normal === null ? [] : [tags.address(normal)]));
  return findRedirect(db(), path);
}
