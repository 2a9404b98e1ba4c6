import { z } from 'zod';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { isSlug } from '../../lib/slug.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';

const organizationSchema = z.strictObject({
  slug: z.string().refine(isSlug, 'Write the slug with lower-case letters, digits and single hyphens.'),
  name: z.string().trim().min(1).max(300),
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  description: z.string().trim().min(1).max(5000).nullable().default(null),
});

export type OrganizationInput = z.input<typeof organizationSchema>;

export async function createOrganization(
  actor: Actor,
  input: OrganizationInput,
  outer?: Tx,
): Promise<Result<{ id: string }>> {
  authorize(actor, 'directory.add');
  const checked = parse(organizationSchema, input);
  if (!checked.ok) return checked;
  const organization = checked.value;
  return within(outer, async (tx) => {
    const id = newId();
    const made = await tx.organization.createMany({ data: [{ ...organization, id }], skipDuplicates: true });
    if (made.count === 0) {
      return refusedFor(
        'slug',
        `Another organization has the address /organizations/${organization.slug}. Choose another slug.`,
      );
    }
    await audit(
      tx,
      actor,
      'create',
      { type: 'organization', id },
      { slug: organization.slug, name: organization.name },
    );
    await announce(tx, { type: 'organization.created', slug: organization.slug });
    return ok({ id });
  });
}
