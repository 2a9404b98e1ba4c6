'use server';

import { z } from 'zod';
import { env } from '../../../../../../lib/env.ts';
import { ok } from '../../../../../../lib/result.ts';
import { createPreviewLink, revokePreviewLink } from '../../../../../../publishing/previews/commands.ts';
import { linkSchema } from '../../../../../../publishing/previews/inputs.ts';
import { absolute, routes } from '../../../../../../publishing/routes.ts';
import type { FormState } from '../../../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../../../publishing/staff/staff-action.ts';

export async function makeLink(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.preview', linkSchema.extend({ id: z.uuid() }), form, async ({ actor }, input) => {
    const made = await createPreviewLink(actor, input);
    if (!made.ok) return made;
    return ok(absolute(env().SITE_URL, routes.preview(made.value.token)));
  });
}

export async function revokeLink(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ id: z.uuid(), linkId: z.uuid() });
  return staffAction('publication.preview', schema, form, async ({ actor }, input) => {
    const revoked = await revokePreviewLink(actor, input);
    if (!revoked.ok) return revoked;
    return ok('The link leads nowhere now.');
  });
}
