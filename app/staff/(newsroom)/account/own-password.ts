import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { z } from 'zod';
import { ok, type Result, refusedFor } from '../../../../lib/result.ts';
import { clientAddress } from '../../../../publishing/staff/client-address.ts';
import { recordRefusal } from '../../../../publishing/staff/door-log.ts';
import { countAttempt, forgetAttempts } from '../../../../publishing/staff/limits.ts';
import type { SignedIn } from '../../../../publishing/staff/session.ts';

export const password = z.string().min(1, 'Write your password.').max(1000);

/** What needs the password once more; a stolen session must not find it out by trying. */
export async function orWrongPassword(
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
