import { z } from 'zod';
import { idIn } from '../../../../../../publishing/actor.ts';
import {
  differsFromLive,
  draftCounter,
  findBinned,
  findDraft,
  findNamed,
  listPresent,
} from '../../../../../../publishing/publications/draft-desk.ts';
import type { PresenceAnswer } from '../../../../../../publishing/publications/draft-views.ts';
import { bePresent } from '../../../../../../publishing/publications/presence-commands.ts';
import { staffRequest } from '../../../../../../publishing/staff/staff-request.ts';

const schema = z.strictObject({
  session: z.uuid(),
  /** The counter of the draft that the browser has. */
  counter: z.number().int(),
  unsaved: z.boolean(),
  leaving: z.boolean().optional(),
});

/** A browser in which the draft is open says so, and hears who else is there and what was saved meanwhile. */
export async function POST(request: Request, { params }: RouteContext<'/staff/publications/[id]/presence'>) {
  const asked = await params;
  return staffRequest(request, 'publication.write', schema, async ({ actor }, input): Promise<PresenceAnswer> => {
    const id = idIn('publication', asked.id);
    await bePresent(actor, { id, session: input.session, unsaved: input.unsaved, leaving: input.leaving });
    const [others, counter, binned, differs] = await Promise.all([
      listPresent(id, input.session),
      draftCounter(id),
      findBinned(id),
      differsFromLive(id),
    ]);
    const newest = counter !== null && counter !== input.counter && !input.leaving ? await findDraft(id) : null;
    return {
      others,
      counter,
      binned,
      differs,
      newer: newest && { ...newest, named: await findNamed(newest.draft.content) },
    };
  });
}
