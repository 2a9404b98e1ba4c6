'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { restore } from '../../../../../../publishing/publications/restore-commands.ts';
import { readTextName } from '../../../../../../publishing/publications/text-name.ts';
import type { FormState } from '../../../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../../../publishing/staff/staff-routes.ts';

const schema = z.object({
  id: z.uuid(),
  text: z.string().transform((text, context) => {
    const name = readTextName(text);
    if (name) return name;
    context.addIssue({ code: 'custom', message: 'Choose a text of the history.' });
    return z.NEVER;
  }),
  counter: z
    .string()
    .regex(/^\d{0,9}$/)
    .transform((counter) => (counter === '' ? null : Number(counter))),
});

export async function restoreText(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.write', schema, form, async ({ actor }, input) => {
    const restored = await restore(actor, input);
    if (!restored.ok) return restored;
    redirect(staffRoutes.revisions(input.id) as never);
  });
}
