import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { pathsShown } from './queries.ts';

/* What happens to addresses when something of ours gets one, changes it or loses it. */

/** The column of a redirect that names what it leads to. */
export type Owner = { personId: string } | { organizationId: string } | { hubId: string };

/**
 * Reserves a path until the transaction ends. Refused while something else stands there or a redirect leads on from it, unless
 * it leads to the owner: a freed address is never taken over silently.
 */
export async function claimPath(tx: Tx, path: string, owner: Owner | null): Promise<Result<null>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${path}, 0))`;
  const redirect = await tx.redirect.findUnique({ where: { path } });
  const [column, id] = owner ? (Object.entries(owner)[0] as [keyof typeof redirect, string]) : [null, null];
  if (redirect && !(column && redirect[column] === id)) {
    return refusedFor(
      'slug',
      `The address ${path} leads readers on to where something moved. Choose another slug, or take that redirect away first.`,
    );
  }
  return (await pathsShown(tx, [path])).has(path)
    ? refusedFor('slug', `Something else has the address ${path}. Choose another slug.`)
    : ok(null);
}

/** Leads an address that was given up on to the owner, in one step, and so whatever led to it; frees the address it has now. */
export async function leaveAddress(tx: Tx, actor: Actor, old: string, now: string | null, owner: Owner): Promise<void> {
  await tx.redirect.deleteMany({ where: { path: { in: now === null ? [old] : [old, now] } } });
  await tx.redirect.updateMany({ where: { target: old }, data: { target: null, ...owner } });
  await tx.redirect.create({ data: { path: old, ...owner, actor: actor.id }, select: { path: true } });
}
