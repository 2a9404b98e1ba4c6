'use server';

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok, type Result, refusedFor } from '../../../../lib/result.ts';
import { auth } from '../../../../publishing/staff/auth.ts';
import { clientAddress } from '../../../../publishing/staff/client-address.ts';
import { endSessions, recordAccountAct } from '../../../../publishing/staff/commands.ts';
import { recordRefusal } from '../../../../publishing/staff/door-log.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { countAttempt, forgetAttempts } from '../../../../publishing/staff/limits.ts';
import { checkPassword } from '../../../../publishing/staff/password.ts';
import type { SignedIn } from '../../../../publishing/staff/session.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';

const password = z.string().min(1, 'Write your password.').max(1000);

export async function signOut(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({}), form, async ({ actor }) => {
    await recordAccountAct(actor, 'sign out');
    await auth().api.signOut({ headers: await headers() });
    redirect(staffRoutes.signIn() as never);
  });
}

export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ currentPassword: password, newPassword: z.string() });
  return staffAction('signed in', schema, form, async (signedIn, input): Promise<Result<string>> => {
    const strong = checkPassword(input.newPassword, [signedIn.name, signedIn.email]);
    if (!strong.ok) return refusedFor('newPassword', strong.issues.map((issue) => issue.message).join(' '));
    return orWrongPassword(signedIn, 'currentPassword', async () => {
      await auth().api.changePassword({
        body: { ...input, revokeOtherSessions: true },
        headers: await headers(),
      });
      await recordAccountAct(signedIn.actor, 'change password');
      return 'Your password is changed, and your other sessions have ended.';
    });
  });
}

/** The first of two steps: gives the secret and the recovery codes, which are shown once. */
export async function beginSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ password }), form, (signedIn, input) =>
    orWrongPassword(signedIn, 'password', async () => {
      const enabled = await auth().api.enableTwoFactor({ body: input, headers: await headers() });
      if (enabled.method !== 'totp') throw new Error('The sign-in library offered no authenticator secret.');
      await recordAccountAct(signedIn.actor, 'begin second factor');
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
      await recordAccountAct(actor, 'turn second factor on', {
        before: { secondFactor: false },
        after: { secondFactor: true },
      });
      return ok('Your second factor is on. You will be asked for a code at each sign-in.');
    } catch (error) {
      if (isAPIError(error)) return refusedFor('code', 'This code is wrong. Codes change every half minute.');
      throw error;
    }
  });
}

export async function endSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ password }), form, (signedIn, input) =>
    orWrongPassword(signedIn, 'password', async () => {
      await auth().api.disableTwoFactor({ body: input, headers: await headers() });
      await recordAccountAct(signedIn.actor, 'turn second factor off', {
        before: { secondFactor: true },
        after: { secondFactor: false },
      });
      return 'Your second factor is off.';
    }),
  );
}

export async function endSession(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ sessionId: z.uuid() }), form, async ({ actor }, input) => {
    const ended = await endSessions(actor, input);
    return ended.ok ? ok('That session has ended.') : ended;
  });
}

export async function endAllSessions(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({}), form, async ({ actor }) => {
    await endSessions(actor);
    redirect(staffRoutes.signIn() as never);
  });
}

/** What needs the password once more; a stolen session must not find it out by trying. */
async function orWrongPassword(
  { actor, email }: SignedIn,
  field: string,
  run: () => Promise<string>,
): Promise<Result<string>> {
  const tried = { account: email, actor, address: clientAddress(await headers()) };
  const counted = await countAttempt('own password', tried);
  if (!counted.ok) return counted;
  try {
    const done = ok(await run());
    await forgetAttempts('own password', email);
    return done;
  } catch (error) {
    if (!isAPIError(error)) throw error;
    await recordRefusal('own password', tried, 'Wrong password.');
    return refusedFor(field, 'This is not your password.');
  }
}
