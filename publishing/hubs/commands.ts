import { z } from 'zod';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { isSlug } from '../../lib/slug.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { HUB_TYPES } from './hub.ts';

const hubSchema = z.strictObject({
  type: z.enum(['topic', 'region', 'program', 'series']),
  slug: z.string().refine(isSlug, 'Write the slug with lower-case letters, digits and single hyphens.'),
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(5000).default(''),
  position: z.number().int().default(0),
});

export type HubInput = z.input<typeof hubSchema>;

export async function createHub(actor: Actor, input: HubInput, outer?: Tx): Promise<Result<{ id: string }>> {
  authorize(actor, 'directory.manage');
  const checked = parse(hubSchema, input);
  if (!checked.ok) return checked;
  const hub = checked.value;
  return within(outer, async (tx) => {
    const id = newId();
    const made = await tx.hub.createMany({ data: [{ ...hub, id }], skipDuplicates: true });
    if (made.count === 0) {
      const what = HUB_TYPES[hub.type].label.toLowerCase();
      return refusedFor(
        'slug',
        `There is a ${what} with the slug "${hub.slug}" already. Use that one, or choose another slug.`,
      );
    }
    await audit(tx, actor, 'create', { type: 'hub', id }, { hub: hub.type, slug: hub.slug, name: hub.name });
    await announce(tx, { type: 'hub.created', hubType: hub.type, slug: hub.slug });
    return ok({ id });
  });
}
