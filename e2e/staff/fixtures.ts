import { type MemberOptions, makeMember, type SignedInMember } from '../../test/members.ts';
import { test as base, expect } from '../fixtures.ts';

export { expect };

/** The reader's test, and `signIn`, which makes the page's context one of a new member of that role. */
export const test = base.extend<{ signIn: (options: MemberOptions) => Promise<SignedInMember> }>({
  signIn: async ({ context, baseURL }, use) => {
    await use(async (options) => {
      const member = await makeMember(options);
      const { hostname } = new URL(baseURL ?? '');
      await context.addCookies([
        { ...member.cookie, domain: hostname, path: '/staff', httpOnly: true, sameSite: 'Lax' },
      ]);
      return member;
    });
  },
});
