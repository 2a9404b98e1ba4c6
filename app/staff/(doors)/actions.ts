'use server';

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import { ok, type Result, refusedFor } from '../../../lib/result.ts';
import { auth } from '../../../publishing/staff/auth.ts';
import { recordMemberAct, recordSignIn } from '../../../publishing/staff/commands.ts';
import { findByEmail, memberOfChallenge, memberOfReset } from '../../../publishing/staff/desk.ts';
import { recordRefusal, recordResetRequest } from '../../../publishing/staff/door-log.ts';
import { emailAddress } from '../../../publishing/staff/email.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { acceptInvitation } from '../../../publishing/staff/invitations.ts';
import { countAttempt, forgetAttempts } from '../../../publishing/staff/limits.ts';
import { takeCode } from '../../../publishing/staff/one-time-codes.ts';
import { confirmEmail } from '../../../publishing/staff/own-details-commands.ts';
import { checkPassword } from '../../../publishing/staff/password.ts';
import { doorAction } from '../../../publishing/staff/staff-action.ts';
import { safeNext, staffRoutes } from '../../../publishing/staff/staff-routes.ts';

const email = emailAddress('Write your e-mail address.');
const next = z.string().optional();

const signInSchema = z.object({ email, password: z.string().min(1, 'Write your password.').max(1000), next });

export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  return doorAction(signInSchema, form, async ({ email, password, next }, address) => {
    const counted = await countAttempt('sign in', { account: email, address });
    if (!counted.ok) return counted;
    const answer = await attempt(async () =>
      auth().api.signInEmail({ body: { email, password }, headers: await headers() }),
    );
    if (!answer) {
      const reason = 'The address and the password do not belong together.';
      await recordRefusal('sign in', { account: email, address }, reason);
      return refusedFor('', reason);
    }
    if ('twoFactorRedirect' in answer) {
      const id = await findByEmail(email);
      if (id) await recordMemberAct(id, address, 'give password');
      redirect(`${staffRoutes.secondFactor()}?next=${encodeURIComponent(safeNext(next))}` as never);
    }
    await forgetAttempts('sign in', email);
    await recordSignIn(answer.user.id, address, 'password');
    redirect(safeNext(next) as never);
  });
}

const secondFactorSchema = z.object({
  code: z.string().trim().min(1, 'Write the code.').max(40),
  kind: z.enum(['totp', 'recovery']),
  next,
});

export async function giveSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return doorAction(secondFactorSchema, form, async ({ code, kind, next }, address) => {
    const asked = await headers();
    const memberId = await memberOfChallenge(asked);
    const tried = { memberId, address };
    const counted = await countAttempt('second factor', tried);
    if (!counted.ok) return counted;
    if (memberId === null) return challengeOver;
    const plain = code.replace(/\s/g, '');
    const fresh = kind === 'recovery' || (await takeCode(memberId, plain));
    const answer =
      fresh &&
      (await attempt(async () =>
        kind === 'totp'
          ? auth().api.verifyTOTP({ body: { code: plain }, headers: asked })
          : auth().api.verifyBackupCode({ body: { code: plain }, headers: asked }),
      ));
    if (!answer) {
      await recordRefusal('second factor', tried, kind === 'totp' ? 'Wrong code.' : 'Wrong recovery code.');
      if ((await memberOfChallenge(asked)) === null) return challengeOver;
      return refusedFor(
        'code',
        'This code is wrong or was used. Codes change every half minute; a recovery code works once.',
      );
    }
    await forgetAttempts('sign in', answer.user.email);
    await forgetAttempts('second factor', answer.user.id);
    await recordSignIn(answer.user.id, address, kind === 'totp' ? 'second factor' : 'recovery code');
    redirect(safeNext(next) as never);
  });
}

const challengeOver = refusedFor(
  '',
  'That was too late, or too many codes were wrong. Give your password again; then a new code is asked for.',
);

const forgottenSchema = z.object({ email });

export async function askForNewPassword(_: FormState, form: FormData): Promise<FormState> {
  return doorAction(forgottenSchema, form, async ({ email }, address): Promise<Result<string>> => {
    const counted = await countAttempt('reset', { account: email, address });
    if (!counted.ok) return counted;
    await recordResetRequest({ account: email, address });
    const asked = await headers();
    // After the answer: how long it took to write a mail must not tell that there was somebody to write to.
    after(() => attempt(() => auth().api.requestPasswordReset({ body: { email }, headers: asked })));
    return ok('If there is an account with this address, a message with a link is on its way to it.');
  });
}

const newPasswordSchema = z.object({ token: z.string().min(1).max(200), password: z.string() });

export async function setNewPassword(_: FormState, form: FormData): Promise<FormState> {
  return doorAction(newPasswordSchema, form, async ({ token, password }, address): Promise<Result<string>> => {
    const counted = await countAttempt('reset', { address });
    if (!counted.ok) return counted;
    const member = await memberOfReset(token);
    const memberId = member?.id ?? null;
    const strong = checkPassword(password, member ? [member.name, member.email] : []);
    if (!strong.ok) return strong;
    const answer = await attempt(async () =>
      auth().api.resetPassword({ body: { newPassword: password, token }, headers: await headers() }),
    );
    if (!answer || !memberId) {
      await recordRefusal('reset', { memberId, address }, 'The link was used or is too old.');
      return refusedFor('', 'This link was used or is too old. Ask for a new one.');
    }
    await recordMemberAct(memberId, address, 'set new password');
    return ok('Your new password is set, and every session of yours has ended. Sign in with it.');
  });
}

export async function confirmNewEmail(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ token: z.string().min(1).max(200) });
  return doorAction(schema, form, async ({ token }, address): Promise<Result<string>> => {
    const counted = await countAttempt('new address', { address });
    if (!counted.ok) return counted;
    const confirmed = await confirmEmail(token, address);
    if (confirmed.ok) return ok(`Your account is at ${confirmed.value.email} from now on. Sign in with this address.`);
    await recordRefusal('new address', { address }, 'The link was used or is too old.');
    return confirmed;
  });
}

const acceptSchema = z.object({
  token: z.string().max(200),
  name: z.string(),
  email: z.string(),
  password: z.string(),
});

export async function accept(_: FormState, form: FormData): Promise<FormState> {
  return doorAction(acceptSchema, form, async ({ token, ...input }, address) => {
    const counted = await countAttempt('invitation', { address });
    if (!counted.ok) return counted;
    const joined = await acceptInvitation(token, input, address);
    if (!joined.ok) {
      if (joined.issues.some(({ field }) => field === '')) {
        await recordRefusal('invitation', { address }, 'The invitation was used or is too old.');
      }
      return joined;
    }
    const answer = await auth().api.signInEmail({
      body: { email: joined.value.email, password: input.password },
      headers: await headers(),
    });
    await recordSignIn(answer.user.id, address, 'invitation');
    redirect(staffRoutes.account() as never);
  });
}

/** What the library answers; null when it refuses. Anything but a refusal is thrown on. */
async function attempt<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isAPIError(error)) return null;
    throw error;
  }
}
