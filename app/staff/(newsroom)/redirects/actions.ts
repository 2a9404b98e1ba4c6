'use server';

import { z } from 'zod';
import { env } from '../../../../lib/env.ts';
import { ok } from '../../../../lib/result.ts';
import { addRedirect, removeRedirect } from '../../../../publishing/redirects/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';

const address = z.string().trim().min(1, 'Write an address.').max(2000);

export async function addByHand(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ path: address, target: address });
  return staffAction('redirect.manage', schema, form, async ({ actor }, input) => {
    const added = await addRedirect(actor, { path: ownPath(input.path), target: input.target });
    if (!added.ok) return added;
    return ok(added.value.added ? 'Added.' : 'It was there already.');
  });
}

export async function removeByHand(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('redirect.manage', z.object({ path: address }), form, async ({ actor }, input) => {
    const removed = await removeRedirect(actor, input);
    if (!removed.ok) return removed;
    return ok('Removed.');
  });
}

/** A pasted address of this site as its path. */
function ownPath(address: string): string {
  const url = /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : null;
  return url?.host === new URL(env().SITE_URL).host ? url.pathname : address;
}
