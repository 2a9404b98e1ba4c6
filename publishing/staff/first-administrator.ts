import { newId } from '../../lib/ids.ts';
import { newToken } from '../../lib/token.ts';
import { withClient } from '../../lib/with-client.ts';

const DAYS_OPEN = 7;

/** Until when an invitation made now can be accepted. */
export function invitationEnd(): Date {
  return new Date(Date.now() + DAYS_OPEN * 86_400_000);
}

/**
 * The first administrator's token in the database at `url`, made anew at each start until somebody used one; null once there is a
 * member.
 */
export function inviteFirstAdministrator(url: string): Promise<string | null> {
  const { token, hash } = newToken();
  return withClient(url, 'masthead start', async (client) => {
    await client.query('begin');
    await client.query(`set local statement_timeout = '10s'`);
    await client.query(`select pg_advisory_xact_lock(hashtextextended('first administrator', 0))`);
    const { rowCount: members } = await client.query('select from "Member" limit 1');
    if (members) return null;
    await client.query('delete from "Invitation" where email is null and "acceptedAt" is null');
    await client.query(
      `insert into "Invitation" (id, "tokenHash", role, "invitedBy", "expiresAt")
       values ($1, $2, 'administrator', 'system:start', $3)`,
      [newId(), hash, invitationEnd()],
    );
    await client.query('commit');
    return token;
  });
}
