'use server';

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { z } from 'zod';
import { ok, type Result, refusedFor } from '../../../../lib/result.ts';
import { auth } from '../../../../publishing/staff/auth.ts';
import { recordAccountAct } from '../../../../publishing/staff/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { orWrongPassword, password } from './own-password.ts';

const name = z.string().trim().min(1, 'Write a name.').max(100);

/** The first of two steps: what the browser asks the authenticator, as JSON. */
export async function beginPasskey(input: { password: string }): Promise<FormState> {
  return staffAction('signed in', z.object({ password }), input, (signedIn, input) =>
    orWrongPassword(signedIn, 'password', async () => {
      await auth().api.verifyPassword({ headers: await headers(), body: input });
      return JSON.stringify(
        await auth().api.generatePasskeyRegistrationOptions({ headers: await headers(), query: {} }),
      );
    }),
  );
}

export async function addPasskey(input: { name: string; response: unknown }): Promise<FormState> {
  const schema = z.object({ name, response: z.record(z.string(), z.unknown()) });
  return staffAction('signed in', schema, input, ({ actor }, { name, response }) =>
    orRefused('This passkey could not be added. Try again.', async () => {
      await auth().api.verifyPasskeyRegistration({ headers: await headers(), body: { name, response } });
      await recordAccountAct(actor, 'add passkey', { after: { name } });
      return 'The passkey is added. It signs you in without a password.';
    }),
  );
}

export async function renamePasskey(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ id: z.uuid(), name }), form, ({ actor }, input) =>
    orRefused('This passkey is not there any more.', async () => {
      await auth().api.updatePasskey({ headers: await headers(), body: input });
      await recordAccountAct(actor, 'rename passkey', { after: { name: input.name } });
      return 'Renamed.';
    }),
  );
}

export async function removePasskey(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ id: z.uuid() }), form, ({ actor }, input) =>
    orRefused('This passkey is not there any more.', async () => {
      await auth().api.deletePasskey({ headers: await headers(), body: input });
      await recordAccountAct(actor, 'remove passkey', { before: input });
      return 'Removed.';
    }),
  );
}

async function orRefused(message: string, run: () => Promise<string>): Promise<Result<string>> {
  try {
    return ok(await run());
  } catch (error) {
    if (isAPIError(error)) return refusedFor('', message);
    throw error;
  }
}
