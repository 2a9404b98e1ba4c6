import { env } from '../../lib/env.ts';
import type { CrossrefAccount } from './client.ts';
import type { Depositor } from './deposit-xml.ts';

/** The institution's account with Crossref, from the environment; null when there is none, and nothing is deposited. */
export function crossrefAccount(): (CrossrefAccount & { depositor: Depositor }) | null {
  const { CROSSREF_URL: url, CROSSREF_USER: user, CROSSREF_PASSWORD: password, CROSSREF_EMAIL: email } = env();
  if (!user || !password || !email) return null;
  return { url, user, password, depositor: { name: user.split('/')[0] ?? user, email } };
}
