import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import type { PublicationContent } from './content.ts';
import { saveDraft } from './draft-commands.ts';
import { lockPublication } from './locked.ts';

/** Adds a topic, region, program or series to an open draft, or takes it away; no other word of the draft changes. */
export async function changeDraftHub(
  actor: Actor,
  input: { id: string; hubId: string; add: boolean },
  outer?: Tx,
): Promise<Result<null>> {
  return within(outer, async (tx) => {
    await lockPublication(tx, actor, 'publication.write', input.id);
    const draft = await tx.draft.findUnique({ where: { publicationId: input.id } });
    if (!draft)
      return refusedFor('draft', 'No draft of it is open. Open one first; readers see the change at its release.');
    const content = draft.content as unknown as PublicationContent;
    const hubs = content.hubs.filter((id) => id !== input.hubId);
    const changed = input.add ? (content.hubs.includes(input.hubId) ? content.hubs : [...hubs, input.hubId]) : hubs;
    if (changed.length === content.hubs.length) return ok(null);
    const hub = await tx.hub.findUnique({ where: { id: input.hubId }, select: { id: true } });
    if (input.add && !hub) return refusedFor('hub', 'This topic is not there any more. Choose another.');
    const saved = await saveDraft(
      actor,
      { id: input.id, counter: draft.counter, content: { ...content, hubs: changed } },
      tx,
    );
    return saved.ok ? ok(null) : saved;
  });
}
