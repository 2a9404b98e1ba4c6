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
  description: z.string().trim().min(1).max(5000).nullable().default(null),
};

const organizationSchema = z.strictObject({
  slug: z.string().refine(isSlug, 'Write the slug with lower-case letters, digits and single hyphens.'),
  ...fields,
});
const changeSchema = z.strictObject(fields);

export type OrganizationInput = z.input<typeof organizationSchema>;

export async function createOrganization(
  actor: Actor,
  input: OrganizationInput,
  outer?: Tx,
): Promise<Result<{ id: string }>> {
  authorize(actor, 'directory.add');
  const checked = parse(organizationSchema, input);
  if (!checked.ok) return checked;
  const { slug, name } = checked.value;
  return within(outer, async (tx) => {
    const id = newId();
    const free = await claimSlug(tx, 'organization', { id, slug, name, type: null });
    if (!free.ok) return free;
    await tx.organization.create({ data: { ...checked.value, id }, select: { id: true } });
    await audit(tx, actor, 'create', { type: 'organization', id }, { before: null, after: checked.value });
    await announce(tx, { type: 'organization.created', slug });
    return ok({ id });
  });
}

/** Replaces everything about an organization but the slug. */
export async function changeOrganization(
  actor: Actor,
  input: { id: string; organization: z.input<typeof changeSchema> },
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'directory.manage');
  const checked = parse(changeSchema, input.organization);
  if (!checked.ok) return checked;
  return within(outer, async (tx) => {
    await lockEntry(tx, 'organization', input.id);
    const before = await tx.organization.findUniqueOrThrow({ where: { id: input.id } });
    await tx.organization.update({ where: { id: input.id }, data: checked.value, select: { id: true } });
    await audit(tx, actor, 'change', { type: 'organization', id: input.id }, difference(before, checked.value));
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

export function moveOrganization(actor: Actor, input: { id: string; slug: string }, outer?: Tx): Promise<Result<null>> {
  return renameSlug(actor, 'organization', input, outer);
}

/** A retired organization is offered for no new byline; page and bylines stay. */
export function retireOrganization(
  actor: Actor,
  input: { id: string; retired: boolean },
  outer?: Tx,
): Promise<Result<null>> {
  return retireEntry(actor, 'organization', input, outer);
}

export function deleteOrganization(actor: Actor, input: { id: string }, outer?: Tx): Promise<Result<null>> {
  return deleteEntry(actor, 'organization', input, outer);
}

export function mergeOrganizations(
  actor: Actor,
  input: MergeInput,
  outer?: Tx,
): Promise<Result<{ publications: number }>> {
  return mergeEntry(actor, 'organization', input, outer);
}
