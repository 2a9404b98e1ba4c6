import { db } from '../../lib/db.ts';
import { tags } from '../cache-tags.ts';
import type { Kind } from '../kinds.ts';
import { scopes } from '../listings/listing.ts';
import { getRedirect } from '../redirects/published.ts';
import { routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import { findEditions } from './edition-queries.ts';
import { findPublished, listChosenRelated, listRails, listRelatedScopes } from './queries.ts';
import type { Edition, Lookup, PublishedPublication, Rails } from './views.ts';

export async function getPublication(kind: Kind, slug: string): Promise<Lookup<PublishedPublication>> {
  'use cache';
  const path = routes.publication(kind, slug);
  tagged(tags.address(path));
  const value = await findPublished(db(), kind, slug);
  if (value) {
    tagged(tags.item(value.id), ...(value.withdrawal?.replacedBy ? [tags.item(value.withdrawal.replacedBy.id)] : []));
    return { found: 'here', value };
  }
  const to = await getRedirect(path);
  return to ? { found: 'moved', to } : { found: 'nothing' };
}

/** The same work in other languages, with itself. Whatever is released as a translation is announced for its original too. */
export async function getEditions(publicationId: string): Promise<Edition[]> {
  'use cache';
  const { family, editions } = await findEditions(db(), publicationId);
  tagged(...family.map(tags.item));
  return editions;
}

/** Kept until anything related changes, or anything new comes where newness filled a rail. */
export async function getRails(publicationId: string): Promise<Rails> {
  'use cache';
  const [{ rails, filled }, related, chosen] = await Promise.all([
    listRails(db(), publicationId),
    listRelatedScopes(db(), publicationId),
    listChosenRelated(db(), publicationId),
  ]);
  const items = [...rails.reports.map((card) => card.id), ...rails.articles.map((card) => card.id), ...chosen].map(
    tags.item,
  );
  const lists = [...related, ...filled.map(scopes.group)].map(tags.list);
  tagged(tags.item(publicationId), ...items, ...lists);
  return rails;
}
