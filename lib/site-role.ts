import pg from 'pg';

/**
 * The role with which the running site reaches its database: it signs in, owns nothing and has only the rights that
 * migrations give it (`prisma/site-rights.ts`).
 */
export function roleOf(url: string): string {
  return new pg.Client({ connectionString: url }).user ?? '';
}

/** Makes the role that `url` names, with the password there, when the server has none of that name. */
export async function ensureSiteRole(owner: pg.Client, url: string): Promise<void> {
  const { user = '', password } = new pg.Client({ connectionString: url });
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [user]);
  if (rowCount) return;
  const secret = typeof password === 'string' && password ? ` password ${pg.escapeLiteral(password)}` : '';
  await owner.query(`create role ${pg.escapeIdentifier(user)} login${secret}`).catch((cause) => {
    if (ALREADY_MADE.has(cause.code)) return;
    throw new Error(`There is no role "${user}" and it could not be made (${cause.message}): create it.`, { cause });
  });
}

const ALREADY_MADE = new Set(['42710', '23505']);
