import type { Browser, BrowserContext } from '@playwright/test';
import { type MemberOptions, makeMember, type SignedInMember } from '../../test/members.ts';
import { test as base, expect } from '../fixtures.ts';

export { expect };

/** The reader's test, and `signIn`, which makes the page's context one of a new member of that role. */
export const test = base.extend<{ signIn: (options: MemberOptions) => Promise<SignedInMember> }>({
  signIn: async ({ context, baseURL }, use) => {
    await use((options) => signInto(context, baseURL ?? '', options));
  },
});

/** A browser of their own for another new member, in which errors on the console are nobody's matter. */
export async function browserOf(browser: Browser, origin: string, options: MemberOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin });
  await signInto(context, origin, options);
  return context;
}

async function signInto(context: BrowserContext, origin: string, options: MemberOptions): Promise<SignedInMember> {
  const member = await makeMember(options);
  const { hostname } = new URL(origin);
  await context.addCookies([{ ...member.cookie, domain: hostname, path: '/staff', httpOnly: true, sameSite: 'Lax' }]);
  return member;
}
