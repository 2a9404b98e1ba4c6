import { ok, type Result, refused } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import type { PublicationContent } from './content.ts';
import { checkSlug, parseContent } from './inputs.ts';
import { lockPublication } from './locked.ts';
import { insertPublication } from './new-publication.ts';
import { publishBlockers } from './publication.ts';
import { putLive, type ReleaseInput } from './release.ts';

/**
 * Makes a publication that was finished elsewhere and releases it in the same step: at once when `releaseAt` has passed,
 * else at that moment. There is never a draft of it.
 */
export async function createReleased(
  actor: Actor,
  input: { slug: string; content: PublicationContent; releaseAt: Date } & Omit<ReleaseInput, 'id' | 'counter'>,
  outer?: Tx,
): Promise<Result<{ id: string; revision: number }>> {
  const slug = checkSlug(input.slug);
  if (!slug.ok) return slug;
  const content = parseContent(input.content);
  if (!content.ok) return content;
  const blockers = publishBlockers(content.value);
  if (blockers.length > 0) return refused(...blockers);
  authorize(actor, 'publication.create');
  return within(outer, async (tx) => {
    const inserted = await insertPublication(tx, actor, slug.value, content.value);
    if (!inserted.ok) return inserted;
    const { id } = inserted.value;
    const row = await lockPublication(tx, actor, 'publication.release', id);
    const { releaseAt } = input;
    const state = releaseAt > row.now ? 'scheduled' : 'published';
    const put = await putLive(tx, actor, row, content.value, input, { state, releaseAt });
    return put.ok ? ok({ id, revision: put.value.revision }) : put;
  });
}
