import { countAgain } from './attempts.ts';

/** For longer than a code of an authenticator can be right: its own half minute, and one before and after. */
const MINUTES = 2;

/** Uses up a member's code of the moment (RFC 6238, 5.2: at most once); false when it was given before. */
export async function takeCode(memberId: string, code: string): Promise<boolean> {
  return (await countAgain('code', `${memberId}\n${code}`, MINUTES)) === 1;
}
