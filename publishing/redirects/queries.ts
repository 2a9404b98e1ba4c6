import type { DbOrTx } from '../../lib/transaction.ts';
import type { HubType } from '../hubs/hub.ts';
import type { Kind } from '../kinds.ts';
import { routes } from '../routes.ts';
import { normalizePath } from './redirect.ts';

type RedirectRow = {
  target: string | null;
  kind: Kind | null;
  publicationSlug: string | null;
  personSlug: string | null;
  organizationSlug: string | null;
  hubType: HubType | null;
  hubSlug: string | null;
};

/**
 * Where an old address leads now: a path of this site (encoded) or an absolute address; null when nowhere. A publication that
 * the public may not see is nowhere.
 */
export async function findRedirect(db: DbOrTx, path: string): Promise<string | null> {
  const from = normalizePath(path);
  if (from === null) return null;
  const [row] = await db.$queryRaw<RedirectRow[]>`
    SELECT r.target, p.kind, p.slug AS "publicationSlug", pe.slug AS "personSlug", o.slug AS "organizationSlug",
      h.type::text AS "hubType", h.slug AS "hubSlug"
    FROM "Redirect" r
    LEFT JOIN "Publication" p ON p.id = r."publicationId" AND (is_public(p.state, p."releaseAt") OR p.state = 'withdrawn')
    LEFT JOIN "Person" pe ON pe.id = r."personId"
    LEFT JOIN "Organization" o ON o.id = r."organizationId"
    LEFT JOIN "Hub" h ON h.id = r."hubId"
    WHERE r.path = ${from}`;
  return row ? addressOf(row) : null;
}

function addressOf(row: RedirectRow): string | null {
  if (row.target !== null) return row.target.startsWith('/') ? encodeURI(row.target) : row.target;
  if (row.kind !== null && row.publicationSlug !== null) return routes.publication(row.kind, row.publicationSlug);
  if (row.personSlug !== null) return routes.person(row.personSlug);
  if (row.organizationSlug !== null) return routes.organization(row.organizationSlug);
  if (row.hubType !== null && row.hubSlug !== null) return routes.hub(row.hubType, row.hubSlug);
  return null;
}
