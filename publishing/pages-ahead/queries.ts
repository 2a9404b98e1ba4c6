import type { DbOrTx } from '../../lib/transaction.ts';
import type { Kind } from '../kinds.ts';
import { HAS_PAGE } from '../publications/cards.ts';
import { routes } from '../routes.ts';
import { HUBS, listFixedPages, listHubPages, listOrganizationPages, listPeoplePages } from '../sitemaps/queries.ts';

/** Paths of readers' pages, at most so many: what leads to the rest, the publications from the newest on, whom and what they are of. */
export async function listWantedPages(db: DbOrTx, most: number): Promise<string[]> {
  const publications = await db.$queryRaw<{ kind: Kind; slug: string }[]>`
    SELECT p.kind, p.slug FROM "Publication" p WHERE ${HAS_PAGE} ORDER BY p."releaseAt" DESC, p.id LIMIT ${most}`;
  const others = [
    ...(await Promise.all(HUBS.map((type) => listHubPages(db, type)))).flat(),
    ...(await listPeoplePages(db)),
    ...(await listOrganizationPages(db)),
  ];
  return [
    ...(await listFixedPages(db)).map(({ path }) => path),
    ...publications.map(({ kind, slug }) => routes.publication(kind, slug)),
    ...others.map(({ path }) => path),
  ].slice(0, most);
}
