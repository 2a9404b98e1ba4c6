'use server';

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok, type Result, refusedFor } from '../../../../lib/result.ts';
import { auth } from '../../../../publishing/staff/auth.ts';
import { endSessions, recordAccountAct } from '../../../../publishing/staff/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { takeCode } from '../../../../publishing/staff/one-time-codes.ts';
import { checkPassword } from '../../../../publishing/staff/password.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { orWrongPassword, password } from './own-password.ts';

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
  return staffAction('signed in', schema, form, async ({ actor, member }, { code }): Promise<Result<string>> => {
    const plain = code.replace(/\s/g, '');
    const wrong = refusedFor('code', 'This code is wrong or was used. Codes change every half minute.');
    if (!(await takeCode(member.id, plain))) return wrong;
    try {
      await auth().api.verifyTOTP({ body: { code: plain }, headers: await headers() });
      await recordAccountAct(actor, 'turn second factor on', {
        before: { secondFactor: false },
        after: { secondFactor: true },
      });
      return ok(
        'Your second factor is on. You will be asked for a code at each sign-in. If you did not keep the recovery codes, make new ones here.',
      );
    } catch (error) {
      if (isAPIError(error)) return wrong;
      throw error;
    }
  });
}

/** Recovery codes in the place of those there were, which end; shown once. */
export async function renewRecoveryCodes(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ password }), form, (signedIn, input) =>
    orWrongPassword(signedIn, 'password', async () => {
      const { backupCodes } = await auth().api.generateBackupCodes({ body: input, headers: await headers() });
      await recordAccountAct(signedIn.actor, 'renew recovery codes');
      return JSON.stringify(backupCodes);
    }),
  );
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
