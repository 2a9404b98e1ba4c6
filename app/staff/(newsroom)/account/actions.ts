'use server';

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok, type Result, refusedFor } from '../../../../lib/result.ts';
import { auth } from '../../../../publishing/staff/auth.ts';
import { endSessions, recordAccountAct } from '../../../../publishing/staff/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { checkPassword } from '../../../../publishing/staff/password.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';

const password = z.string().min(1, 'Write your password.').max(1000);

export async function signOut(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({}), form, async () => {
    await auth().api.signOut({ headers: await headers() });
    redirect(staffRoutes.signIn() as never);
  });
}

export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ currentPassword: password, newPassword: z.string() });
  return staffAction('signed in', schema, form, async ({ actor, name, email }, input): Promise<Result<string>> => {
    const strong = checkPassword(input.newPassword, [name, email]);
    if (!strong.ok) return refusedFor('newPassword', strong.issues.map((issue) => issue.message).join(' '));
    return orWrongPassword('currentPassword', async () => {
      await auth().api.changePassword({
        body: { ...input, revokeOtherSessions: true },
        headers: await headers(),
      });
      await recordAccountAct(actor, 'change password');
      return 'Your password is changed, and your other sessions have ended.';
    });
  });
}

/** The first of two steps: gives the secret and the recovery codes, which are shown once. */
export async function beginSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ password }), form, (_signedIn, input) =>
    orWrongPassword('password', async () => {
      const enabled = await auth().api.enableTwoFactor({ body: input, headers: await headers() });
      if (enabled.method !== 'totp') throw new Error('The sign-in library offered no authenticator secret.');
      return JSON.stringify({ uri: enabled.totpURI, codes: enabled.backupCodes });
    }),
  );
}

export async function confirmSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{3}\s?\d{3}$/, 'Write the six digits.'),
  });
  return staffAction('signed in', schema, form, async ({ actor }, { code }): Promise<Result<string>> => {
    try {
      await auth().api.verifyTOTP({ body: { code: code.replace(/\s/g, '') }, headers: await headers() });
      await recordAccountAct(actor, 'turn second factor on');
      return ok('Your second factor is on. You will be asked for a code at each sign-in.');
    } catch (error) {
      if (isAPIError(error)) return refusedFor('code', 'This code is wrong. Codes change every half minute.');
      throw error;
    }
  });
}

export async function endSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ password }), form, ({ actor }, input) =>
    orWrongPassword('password', async () => {
      await auth().api.disableTwoFactor({ body: input, headers: await headers() });
      await recordAccountAct(actor, 'turn second factor off');
      return 'Your second factor is off.';
    }),
  );
}

export async function endSession(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ sessionId: z.uuid() }), form, async ({ actor, member }, { sessionId }) => {
    await endSessions(actor, member.id, sessionId);
    return ok('That session has ended.');
  });
}

export async function endAllSessions(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({}), form, async ({ actor, member }) => {
    await endSessions(actor, member.id);
    redirect(staffRoutes.signIn() as never);
  });
}

async function orWrongPassword(field: string, run: () => Promise<string>): Promise<Result<string>> {
  try {
    return ok(await run());
  } catch (error) {
    if (isAPIError(error)) return refusedFor(field, 'This is not your password.');
    throw error;
  }
}
