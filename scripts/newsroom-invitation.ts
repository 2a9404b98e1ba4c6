import { databaseUrl } from '../lib/database-url.ts';
import type { Env } from '../lib/env.ts';
import { inviteFirstAdministrator } from '../publishing/staff/first-administrator.ts';
import { staffRoutes } from '../publishing/staff/staff-routes.ts';

/** Where the first administrator begins, as long as the newsroom has no member; the link works once, and the newest only. */
export async function inviteToNewsroom({ SITE_URL }: Env): Promise<string | null> {
  const token = await inviteFirstAdministrator(databaseUrl());
  return (
    token &&
    `The newsroom has no members yet. Its first administrator joins at ${SITE_URL}${staffRoutes.invitation(token)}`
  );
}
