import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import type { Address } from '../events.ts';
import type { Kind } from '../kinds.ts';
import { followOwner } from '../redirects/own-address.ts';
import { routes } from '../routes.ts';
import type { Locked } from './locked.ts';

type Wanted = { kind: Kind; slug: string };

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
  const [result] = await claimAddresses(tx, [{ kind, slug }], owner);
  return result as Result<{ path: string }>;
}

/** The same for many at once; the answers are in the order asked. */
export async function claimAddresses(
  tx: Tx,
  wanted: Wanted[],
  owner: string | null,
): Promise<Result<{ path: string }>[]> {
  const paths = wanted.map(({ kind, slug }) => decodeURIComponent(routes.publication(kind, slug)));
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended(path, 0)))
    FROM (SELECT DISTINCT path FROM unnest(${paths}::text[]) path ORDER BY path) locked`;
  const rows = await tx.$queryRaw<{ what: string; id: string | null; path: string }[]>`
    SELECT 'redirect' AS what, "publicationId" AS id, path FROM "Redirect" WHERE path = ANY(${paths}::text[])
    UNION ALL
    SELECT 'publication', p.id, asked.path
    FROM unnest(${paths}::text[], ${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ slug }) => slug)}::text[])
      AS asked(path, kind, slug)
    JOIN "Publication" p ON p.kind = asked.kind AND p.slug = asked.slug`;
  const taken = new Map(rows.map((row) => [row.path, row]));
  return paths.map((path) => {
    const by = taken.get(path);
    if (!by || (owner !== null && by.id === owner)) return ok({ path });
    return refusedFor(
      'slug',
      by.what === 'publication'
        ? `Another publication has the address ${path}. Choose another slug.`
        : `The address ${path} leads readers on to where something moved. Choose another slug, or take that redirect away first.`,
    );
  });
}

/** Leaves a redirect at an address that the public knew, takes away the one that stood at the new address, and has those to the old one follow. */
export async function changeAddress(tx: Tx, actor: Actor, row: Locked, to: Address): Promise<void> {
  const pathOf = ({ kind, slug }: Address) => decodeURIComponent(routes.publication(kind, slug));
  await tx.redirect.deleteMany({ where: { path: pathOf(to) } });
  await followOwner(tx, pathOf(row), pathOf(to), { publicationId: row.id });
  const known = row.firstReleasedAt !== null && row.firstReleasedAt <= row.now;
  if (!known) return;
  await tx.redirect.create({
    data: { path: pathOf(row), publicationId: row.id, actor: actor.id },
    select: { path: true },
  });
}
