import { newId } from '../../lib/ids.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { transaction } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { lockPublication } from './locked.ts';
import { lockBundle, membersOf } from './locked-bundle.ts';

/*
 * A bundle gathers publications and redirects that become public at one instant or not at all. It locks itself, then its
 * publications in the order of their ids, so that two who change bundles at once wait for each other and never in a circle.
 */

export async function createBundle(actor: Actor, input: { name: string }): Promise<Result<{ id: string }>> {
  authorize(actor, 'bundle.manage');
  const name = input.name.trim();
  if (name === '' || name.length > 200) return refusedFor('name', 'Give the bundle a name of at most 200 characters.');
  return transaction(async (tx) => {
    const id = newId();
    await tx.bundle.create({ data: { id, name, createdBy: actor.id }, select: { id: true } });
    await audit(tx, actor, 'create', { type: 'bundle', id }, { before: null, after: { name } });
    return ok({ id });
  });
}

/** Throws an open bundle away. Its publications stay what they are; its redirects are given up. */
export async function deleteBundle(actor: Actor, input: { id: string }): Promise<Result<null>> {
  return transaction(async (tx) => {
    const bundle = await lockBundle(tx, actor, input.id);
    if (bundle.state !== 'open') return notOpen;
    const members = await membersOf(tx, bundle.id);
    for (const { id } of members) await lockPublication(tx, actor, 'publication.release', id);
    const redirects = await tx.redirect.findMany({ where: { bundleId: bundle.id }, select: { path: true } });
    await tx.bundle.delete({ where: { id: bundle.id } });
    await audit(
      tx,
      actor,
      'delete',
      { type: 'bundle', id: bundle.id },
      {
        before: {
          name: bundle.name,
          publications: members.map(({ id }) => id),
          redirects: redirects.map(({ path }) => path),
        },
        after: null,
      },
    );
    return ok(null);
  });
}

export async function addToBundle(actor: Actor, input: { id: string; publication: string }): Promise<Result<null>> {
  return transaction(async (tx) => {
    const bundle = await lockBundle(tx, actor, input.id);
    if (bundle.state !== 'open') return notOpen;
    const row = await lockPublication(tx, actor, 'publication.release', input.publication);
    if (row.binnedAt) return refusedFor('publication', 'This lies in the bin. Take it out first.');
    if (row.draft === null && row.state !== 'scheduled') {
      return refusedFor('publication', 'There is nothing to release: no draft of this is open.');
    }
    const other = await tx.bundle.findFirst({
      where: { state: { not: 'released' }, members: { some: { publicationId: row.id } } },
      select: { name: true },
    });
    if (other) return refusedFor('publication', `This is in the bundle “${other.name}” already.`);
    await tx.bundleMember.create({ data: { bundleId: bundle.id, publicationId: row.id } });
    await audit(tx, actor, 'add', { type: 'bundle', id: bundle.id }, { before: null, after: { publication: row.id } });
    return ok(null);
  });
}

export async function takeFromBundle(
  actor: Actor,
  input: { id: string } & ({ publication: string } | { path: string }),
): Promise<Result<null>> {
  return transaction(async (tx) => {
    const bundle = await lockBundle(tx, actor, input.id);
    if (bundle.state !== 'open') return notOpen;
    if ('publication' in input) {
      const { publication } = input;
      await lockPublication(tx, actor, 'publication.release', publication);
      const taken = await tx.bundleMember.deleteMany({ where: { bundleId: bundle.id, publicationId: publication } });
      if (taken.count === 0) return ok(null);
      await audit(tx, actor, 'take out', { type: 'bundle', id: bundle.id }, { before: { publication }, after: null });
      return ok(null);
    }
    const [redirect] = await tx.redirect.findMany({ where: { bundleId: bundle.id, path: input.path } });
    if (!redirect) return ok(null);
    await tx.redirect.delete({ where: { path: redirect.path } });
    const { path, target, publicationId } = redirect;
    await audit(
      tx,
      actor,
      'take out',
      { type: 'bundle', id: bundle.id },
      { before: { redirect: path, target, publicationId }, after: null },
    );
    return ok(null);
  });
}

const notOpen = refusedFor('', 'This bundle is not open any more. Cancel its release first.');
