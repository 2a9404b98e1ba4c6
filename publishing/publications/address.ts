import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Kind } from '../kinds.ts';
import { routes } from '../routes.ts';

/**
 * Reserves an address for a publication until the transaction ends. Refused while another publication has it, or had it
 * and left a redirect there: a freed address is never taken over silently.
 */
export async function claimAddress(
  tx: Tx,
  kind: Kind,
  slug: string,
  owner: string | null,
): Promise<Result<{ path: string }>> {
  const path = decodeURIComponent(routes.publication(kind, slug));
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${path}, 0))`;
  const [taken] = await tx.$queryRaw<{ what: string; id: string | null }[]>`
    SELECT 'publication' AS what, id FROM "Publication" WHERE kind = ${kind} AND slug = ${slug}
    UNION ALL
    SELECT 'redirect', "publicationId" FROM "Redirect" WHERE path = ${path}
    ORDER BY what LIMIT 1`;
  if (!taken || (owner !== null && taken.id === owner)) return ok({ path });
  return refusedFor(
    'slug',
    taken.what === 'publication'
      ? `Another publication has the address ${path}. Choose another slug.`
      : `The address ${path} leads readers on to where something moved. Choose another slug, or take that redirect away first.`,
  );
}
