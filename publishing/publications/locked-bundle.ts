import type { Tx } from '../../lib/transaction.ts';
import { type Actor, authorize, Missing } from '../actor.ts';

export type LockedBundle = {
  id: string;
  name: string;
  state: 'open' | 'scheduled' | 'released';
  releaseAt: string | null;
  now: Date;
};
/** A publication in a bundle, by what staff call it. */
export type BundleMember = {
  id: string;
  title: string;
  state: 'draft' | 'scheduled' | 'published' | 'withdrawn';
  releaseAt: Date | null;
};

/** The bundle under its row lock. One whose moment has come is given as released. */
export async function lockBundle(tx: Tx, actor: Actor, id: string): Promise<LockedBundle> {
  authorize(actor, 'bundle.manage');
  await tx.$queryRaw`SELECT id FROM "Bundle" WHERE id = ${id}::uuid FOR UPDATE`;
  const [bundle] = await tx.$queryRaw<LockedBundle[]>`
    SELECT id, name, clock_timestamp() AS now, CASE WHEN state = 'scheduled' AND "releaseAt" <= clock_timestamp() THEN 'released'
      ELSE state::text END AS state, to_json("releaseAt") #>> '{}' AS "releaseAt"
    FROM "Bundle" WHERE id = ${id}::uuid`;
  if (!bundle) throw new Missing('bundle', id);
  return bundle;
}

/** In the order of their ids, in which they are locked. */
export function membersOf(tx: Tx, bundleId: string): Promise<BundleMember[]> {
  return tx.$queryRaw<BundleMember[]>`
    SELECT p.id, p."deskTitle" AS title, p.state::text AS state, p."releaseAt"
    FROM "BundleMember" m JOIN "Publication" p ON p.id = m."publicationId" WHERE m."bundleId" = ${bundleId}::uuid ORDER BY p.id`;
}
