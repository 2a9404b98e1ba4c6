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
  name: z.string().trim().min(1, 'Write the name.').max(200),
  description: z.string().trim().max(5000).default(''),
  position: z.number().int().min(-100_000).max(100_000).default(0),
};

const hubSchema = z.strictObject({
  type: z.enum(['topic', 'region', 'program', 'series']),
  slug: z.string().refine(isSlug, 'Write the slug with lower-case letters, digits and single hyphens.'),
  ...fields,
});
const changeSchema = z.strictObject(fields);

export type HubInput = z.input<typeof hubSchema>;

export async function createHub(actor: Actor, input: HubInput, outer?: Tx): Promise<Result<{ id: string }>> {
  authorize(actor, 'directory.manage');
  const checked = parse(hubSchema, input);
  if (!checked.ok) return checked;
  const hub = checked.value;
  return within(outer, async (tx) => {
    const id = newId();
    const free = await claimSlug(tx, 'hub', { id, slug: hub.slug, name: hub.name, type: hub.type });
    if (!free.ok) return free;
    await tx.hub.create({ data: { ...hub, id }, select: { id: true } });
    await audit(tx, actor, 'create', { type: 'hub', id }, { before: null, after: hub });
    await announce(tx, { type: 'hub.created', hubType: hub.type, slug: hub.slug });
    return ok({ id });
  });
}

/** Replaces everything about a hub but its type and slug. */
export async function changeHub(
  actor: Actor,
  input: { id: string; hub: z.input<typeof changeSchema> },
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'directory.manage');
  const checked = parse(changeSchema, input.hub);
  if (!checked.ok) return checked;
  return within(outer, async (tx) => {
    await lockEntry(tx, 'hub', input.id);
    const before = await tx.hub.findUniqueOrThrow({ where: { id: input.id } });
    await tx.hub.update({ where: { id: input.id }, data: checked.value, select: { id: true } });
    await audit(tx, actor, 'change', { type: 'hub', id: input.id }, difference(before, checked.value));
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

export function moveHub(actor: Actor, input: { id: string; slug: string }, outer?: Tx): Promise<Result<null>> {
  return renameSlug(actor, 'hub', input, outer);
}

/** A retired hub is listed no more and offered for nothing new; its page stays. */
export function retireHub(actor: Actor, input: { id: string; retired: boolean }, outer?: Tx): Promise<Result<null>> {
  return retireEntry(actor, 'hub', input, outer);
}

export function deleteHub(actor: Actor, input: { id: string }, outer?: Tx): Promise<Result<null>> {
  return deleteEntry(actor, 'hub', input, outer);
}

export function mergeHubs(actor: Actor, input: MergeInput, outer?: Tx): Promise<Result<{ publications: number }>> {
  return mergeEntry(actor, 'hub', input, outer);
}
