'use server';

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok, refusedFor } from '../../../lib/result.ts';
import { auth } from '../../../publishing/staff/auth.ts';
import { recordSignIn } from '../../../publishing/staff/commands.ts';
import { recordRefusal } from '../../../publishing/staff/door-log.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { countAttempt } from '../../../publishing/staff/limits.ts';
import { doorAction } from '../../../publishing/staff/staff-action.ts';
import { safeNext } from '../../../publishing/staff/staff-routes.ts';

/** What the browser asks the authenticator: any passkey of this site, with whoever holds it proven; names no account. */
export async function beginPasskeySignIn(): Promise<FormState> {
  return doorAction(z.object({}), {}, async (_, address) => {
    const counted = await countAttempt('passkey', { address });
    if (!counted.ok) return counted;
    const options = await auth().api.generatePasskeyAuthenticationOptions({ headers: await headers() });
    return ok(JSON.stringify({ ...options, userVerification: 'required' }));
  });
}

export async function signInWithPasskey(input: { response: unknown; next: string }): Promise<FormState> {
  const schema = z.object({ response: z.record(z.string(), z.unknown()), next: z.string() });
  return doorAction(schema, input, async ({ response, next }, address) => {
    const counted = await countAttempt('passkey', { address });
    if (!counted.ok) return counted;
    const memberId = await verified(response);
    if (memberId === null) {
      await recordRefusal('passkey', { address }, 'The passkey is nobody’s, or was not proven.');
      return refusedFor('', 'This passkey does not sign in here.');
    }
    await recordSignIn(memberId, address, 'passkey');
    redirect(safeNext(next) as never);
  });
}

/** Whose passkey it was; null when it was nobody's, or was not proven. */
async function verified(response: Record<string, unknown>): Promise<string | null> {
  try {
    const answer = await auth().api.verifyPasskeyAuthentication({
      headers: await headers(),
      body: { response: response as never },
    });
    return answer.user.id;
  } catch (error) {
    if (isAPIError(error)) return null;
    throw error;
  }
}
