import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { pathsShown } from './queries.ts';
import type { Owner } from './redirect.ts';

/* What happens to addresses when something of ours gets one, changes it or loses it. */

/**
 * Reserves paths until the transaction ends. One is refused while something else stands there or a redirect leads on from it,
 * unless it leads to the owner: a freed address is never taken over silently. The answers are in the order asked.
 */
export async function claimPaths(tx: Tx, claims: { path: string; owner: Owner }[]): Promise<Result<null>[]> {
  const paths = claims.map(({ path }) => path);
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended(path, 0)))
    FROM (SELECT DISTINCT path FROM unnest(${paths}::text[]) path ORDER BY path) locked`;
  const redirects = new Map(
    (await tx.redirect.findMany({ where: { path: { in: paths } } })).map((row) => [row.path, row]),
  );
  const shown = await pathsShown(tx, paths);
  return claims.map(({ path, owner }) => {
    const redirect = redirects.get(path);
    const [column, id] = Object.entries(owner)[0] as [
      'publicationId' | 'personId' | 'organizationId' | 'hubId',
      string,
    ];
    if (redirect && redirect[column] !== id) {
      return refusedFor(
        'slug',
        `The address ${path} leads readers on to where something moved. Choose another slug, or take that redirect away first.`,
      );
    }
    return shown.has(path)
      ? refusedFor('slug', `Something else has the address ${path}. Choose another slug.`)
      : ok(null);
  });
}

/** Leads an address that was given up on to the owner, in one step, and so whatever led to it; frees the address it has now. */
export async function leaveAddress(tx: Tx, actor: Actor, old: string, now: string, owner: Owner): Promise<void> {
  await tx.redirect.deleteMany({ where: { path: { in: [old, now] } } });
  await followOwner(tx, old, now, owner);
  await tx.redirect.create({ data: { path: old, ...owner, actor: actor.id }, select: { path: true } });
}

/** Binds what led to an address to its owner; what led to something below (a PDF, a feed, a page of a list) leads below the new one. */
export async function followOwner(tx: Tx, old: string, now: string, owner: Owner): Promise<void> {
  await tx.redirect.updateMany({ where: { target: old }, data: { target: null, ...owner } });
  await tx.$executeRaw`
    UPDATE "Redirect" SET target = ${now} || substr(target, length(${old}) + 1)
    WHERE starts_with(target, ${old} || '/') OR starts_with(target, ${old} || '.')`;
}
