import type { Env } from '../lib/env.ts';

/** Where the first administrator begins, as long as the newsroom has no member; the link works once, and the newest only. */
export async function inviteToNewsroom({ SITE_URL }: Env): Promise<string | null> {
  const [{ inviteFirstAdministrator }, { staffRoutes }] = await Promise.all([
    import('../publishing/staff/first-administrator.ts'),
    import('../publishing/staff/staff-routes.ts'),
  ]);
  const token = await inviteFirstAdministrator();
  return (
    token &&
    `The newsroom has no members yet. Its first administrator joins at ${SITE_URL}${staffRoutes.invitation(token)}`
  );
}
