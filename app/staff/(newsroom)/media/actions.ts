'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok } from '../../../../lib/result.ts';
import { describeForm } from '../../../../publishing/media/inputs.ts';
import { deleteFile, describeFile } from '../../../../publishing/media/library-commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';

export async function describeLibraryFile(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('file.add', describeForm, form, async ({ actor }, input) => {
    const described = await describeFile(actor, input);
    return described.ok ? ok('Saved.') : described;
  });
}

export async function deleteLibraryFile(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('file.add', z.object({ id: z.uuid() }), form, async ({ actor }, input) => {
    const deleted = await deleteFile(actor, input);
    return deleted.ok ? redirect(staffRoutes.media() as never) : deleted;
  });
}
