import { db } from '../../lib/db.ts';
import { tags } from '../cache-tags.ts';
import type { Kind } from '../kinds.ts';
import { findPublished } from '../publications/queries.ts';
import type { Lookup } from '../publications/views.ts';
import { isGone } from '../publications/withdrawal.ts';
import { getRedirect } from '../redirects/published.ts';
import { below } from '../redirects/redirect.ts';
import { routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import { findVersion, listVersions } from './queries.ts';
import type { VersionList, VersionText } from './views.ts';

export async function getVersions(kind: Kind, slug: string): Promise<Lookup<VersionList>> {
  'use cache';
  tagged(tags.address(routes.publication(kind, slug)));
  const publication = await findPublished(db(), kind, slug);
  if (!publication) return elsewhere(kind, slug, '/versions');
  tagged(tags.item(publication.id));
  if (isGone(publication)) return { found: 'nothing' };
  return { found: 'here', value: { publication, versions: await listVersions(db(), publication) } };
}

export async function getVersion(kind: Kind, slug: string, number: number): Promise<Lookup<VersionText>> {
  'use cache';
  tagged(tags.address(routes.publication(kind, slug)));
  const publication = await findPublished(db(), kind, slug);
  if (!publication) return elsewhere(kind, slug, `/versions/${number}`);
  tagged(tags.item(publication.id));
  const value = isGone(publication) ? null : await findVersion(db(), publication, number);
  return value ? { found: 'here', value } : { found: 'nothing' };
}

/** Versions move with their publication. */
async function elsewhere(
  kind: Kind,
  slug: string,
  rest: string,
): Promise<{ found: 'moved'; to: string } | { found: 'nothing' }> {
  const to = await getRedirect(routes.publication(kind, slug));
  if (!to) return { found: 'nothing' };
  return { found: 'moved', to: to.startsWith('/publications/') ? below(to, rest) : to };
}
