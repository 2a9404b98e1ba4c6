import { z } from 'zod';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { isSlug } from '../../lib/slug.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit } from '../audit/audit.ts';

const outletSchema = z.strictObject({
  slug: z.string().refine(isSlug, 'Write the slug with lower-case letters, digits and single hyphens.'),
  name: z.string().trim().min(1).max(300),
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
});

export type OutletInput = z.input<typeof outletSchema>;

export async function createOutlet(actor: Actor, input: OutletInput, outer?: Tx): Promise<Result<{ id: string }>> {
  authorize(actor, 'directory.add');
  const checked = parse(outletSchema, input);
  if (!checked.ok) return checked;
  const outlet = checked.value;
  return within(outer, async (tx) => {
    const id = newId();
    const made = await tx.outlet.createMany({ data: [{ ...outlet, id }], skipDuplicates: true });
    if (made.count === 0)
      return refusedFor('slug', `There is an outlet "${outlet.slug}" already. Use that one, or choose another slug.`);
    await audit(tx, actor, 'create', { type: 'outlet', id }, { slug: outlet.slug, name: outlet.name });
    return ok({ id });
  });
}
