import { z } from 'zod';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result } from '../../lib/result.ts';
import { isSlug } from '../../lib/slug.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { difference } from '../audit/difference.ts';
import { claimSlug, deleteEntry, renameSlug, retireEntry } from '../directory/entries.ts';
import { type MergeInput, mergeEntry } from '../directory/merge.ts';
import { lockEntry } from '../directory/tables.ts';

const fields = {
  name: z.string().trim().min(1, 'Write the name.').max(300),
  url: z
    .url({ protocol: /^https?$/, error: 'Write an address that begins with http:// or https://.' })
    .nullable()
    .default(null),
};

const outletSchema = z.strictObject({
  slug: z.string().refine(isSlug, 'Write the slug with lower-case letters, digits and single hyphens.'),
  ...fields,
});
const changeSchema = z.strictObject(fields);

export type OutletInput = z.input<typeof outletSchema>;

export async function createOutlet(actor: Actor, input: OutletInput, outer?: Tx): Promise<Result<{ id: string }>> {
  authorize(actor, 'directory.add');
  const checked = parse(outletSchema, input);
  if (!checked.ok) return checked;
  const { slug, name } = checked.value;
  return within(outer, async (tx) => {
    const id = newId();
    const free = await claimSlug(tx, 'outlet', { id, slug, name, type: null });
    if (!free.ok) return free;
    await tx.outlet.create({ data: { ...checked.value, id }, select: { id: true } });
    await audit(tx, actor, 'create', { type: 'outlet', id }, { before: null, after: checked.value });
    return ok({ id });
  });
}

/** Replaces everything about an outlet but the slug. */
export async function changeOutlet(
  actor: Actor,
  input: { id: string; outlet: z.input<typeof changeSchema> },
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'directory.manage');
  const checked = parse(changeSchema, input.outlet);
  if (!checked.ok) return checked;
  return within(outer, async (tx) => {
    await lockEntry(tx, 'outlet', input.id);
    const before = await tx.outlet.findUniqueOrThrow({ where: { id: input.id } });
    await tx.outlet.update({ where: { id: input.id }, data: checked.value, select: { id: true } });
    await audit(tx, actor, 'change', { type: 'outlet', id: input.id }, difference(before, checked.value));
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

export function moveOutlet(actor: Actor, input: { id: string; slug: string }, outer?: Tx): Promise<Result<null>> {
  return renameSlug(actor, 'outlet', input, outer);
}

/** A retired outlet is offered for nothing new; what appeared there keeps it. */
export function retireOutlet(actor: Actor, input: { id: string; retired: boolean }, outer?: Tx): Promise<Result<null>> {
  return retireEntry(actor, 'outlet', input, outer);
}

export function deleteOutlet(actor: Actor, input: { id: string }, outer?: Tx): Promise<Result<null>> {
  return deleteEntry(actor, 'outlet', input, outer);
}

export function mergeOutlets(actor: Actor, input: MergeInput, outer?: Tx): Promise<Result<{ publications: number }>> {
  return mergeEntry(actor, 'outlet', input, outer);
}
