import { z } from 'zod';
import { idIn } from '../../../../../../publishing/actor.ts';
import { closedDraft, saveDraft } from '../../../../../../publishing/publications/draft-commands.ts';
import { differsFromLive, findDraft, findNamed } from '../../../../../../publishing/publications/draft-desk.ts';
import type { SaveAnswer } from '../../../../../../publishing/publications/draft-views.ts';
import { staffRequest } from '../../../../../../publishing/staff/staff-request.ts';

const schema = z.strictObject({
  counter: z.number().int(),
  save: z.uuid(),
  content: z.record(z.string(), z.unknown()),
});

/** Saves the open draft while somebody writes. Stale and refused are answers, not faults. */
export async function POST(request: Request, { params }: RouteContext<'/staff/publications/[id]/draft'>) {
  const asked = await params;
  return staffRequest(request, 'publication.write', schema, async ({ actor }, input): Promise<SaveAnswer> => {
    const id = idIn('publication', asked.id);
    const saved = await saveDraft(actor, { id, ...input, content: input.content as never });
    if (saved.ok) {
      const { counter, savedAt } = saved.value;
      return { outcome: 'saved', counter, savedAt: savedAt.toISOString(), differs: await differsFromLive(id) };
    }
    if (saved.issues.every(({ field }) => field !== 'counter')) return { outcome: 'refused', issues: saved.issues };
    const newest = await findDraft(id);
    if (!newest) return { outcome: 'refused', issues: closedDraft.issues };
    return { outcome: 'stale', ...newest, named: await findNamed(newest.draft.content) };
  });
}
