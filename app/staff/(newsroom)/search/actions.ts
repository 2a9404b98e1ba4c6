'use server';

import { z } from 'zod';
import { ok, refusedFor } from '../../../../lib/result.ts';
import { pinResult, unpinResult } from '../../../../publishing/search/commands.ts';
import { findPublicationAt } from '../../../../publishing/search/desk.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';

const query = z.string().trim().min(1, 'Write what readers search for.').max(200);

/** A pin as its button names it: the publication's id, then the query. */
const pinName = z
  .string()
  .regex(/^[0-9a-f-]{36} \S/)
  .transform((name) => ({ publicationId: name.slice(0, 36), query: name.slice(37) }));

export async function pin(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ query, address: z.string().trim().max(2000) });
  return staffAction('search.manage', schema, form, async ({ actor }, { query, address }) => {
    const publication = await findPublicationAt(address);
    if (!publication) return refusedFor('address', 'There is no publication at this address.');
    const pinned = await pinResult(actor, { query, publicationId: publication.id });
    if (!pinned.ok) return pinned;
    return ok('Pinned.');
  });
}

export async function unpin(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('search.manage', z.object({ pin: pinName }), form, async ({ actor }, { pin }) => {
    const unpinned = await unpinResult(actor, pin);
    if (!unpinned.ok) return unpinned;
    return ok('Unpinned.');
  });
}
