'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { mailLeaves } from '../../../../lib/mail.ts';
import { ok } from '../../../../lib/result.ts';
import { auth } from '../../../../publishing/staff/auth.ts';
import { clientAddress } from '../../../../publishing/staff/client-address.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { countAttempt } from '../../../../publishing/staff/limits.ts';
import { askForEmail, changeName } from '../../../../publishing/staff/own-details-commands.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { orWrongPassword, password } from './own-password.ts';

export async function changeOwnName(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('signed in', z.object({ name: z.string() }), form, async ({ actor }, input) => {
    const changed = await changeName(actor, input);
    return changed.ok ? ok('Your name is changed.') : changed;
  });
}

/** Nothing is changed by it: that is up to whoever reads mail at the address. */
export async function askForNewEmail(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ email: z.string(), password });
  return staffAction('signed in', schema, form, async (signedIn, { email, password }) => {
    const proven = await orWrongPassword(signedIn, 'password', async () => {
      await auth().api.verifyPassword({ headers: await headers(), body: { password } });
      return '';
    });
    if (!proven.ok) return proven;
    const { actor, email: account } = signedIn;
    const counted = await countAttempt('new address', { account, actor, address: clientAddress(await headers()) });
    if (!counted.ok) return counted;
    const asked = await askForEmail(actor, { email });
    if (!asked.ok) return asked;
    const where = mailLeaves() ? `is on its way to ${asked.value.email}` : `to ${asked.value.email} lies in the outbox`;
    return ok(`A message ${where}. Your address changes when you open the link in it.`);
  });
}
