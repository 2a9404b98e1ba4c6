'use server';

import { z } from 'zod';
import { requestDeposit } from '../../../../../../publishing/crossref/commands.ts';
import type { FormState } from '../../../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../../../publishing/staff/staff-action.ts';

export async function deposit(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.release', z.object({ id: z.uuid() }), form, ({ actor }, input) =>
    requestDeposit(actor, input),
  );
}
