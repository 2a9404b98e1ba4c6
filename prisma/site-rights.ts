import type pg from 'pg';

/** Tables to which the site may add and never take away: whatever stands there stays. */
export const ADDED_TO = ['AuditEntry', 'Revision', 'KeptDraft'];

/** Tables in which the tools of migrations remember what they did. */
const READ = ['_prisma_migrations', 'migrations'];

export type SiteRights = {
  /** The role may do whatever the owner may, so that giving and taking rights changes nothing. */
  ownsAnyway: boolean;
  /** Statements that lead from the rights the role has to those it should have; none when they agree. */
  amiss: string[];
};

/**
 * Compares what the site's role may do, with our tables and with those of the job queue, with what it should: read, write and
 * remove rows everywhere but in the tables above, and nothing else. Whatever migrations made is found in the catalog, so a new
 * table needs no line anywhere. The queue's tables show their rows only to roles that a policy names.
 */
export async function siteRights(client: pg.Client, role: string): Promise<SiteRights> {
  const { rows } = await client.query<SiteRights>(COMPARED, [role, ADDED_TO, READ]);
  const [rights] = rows;
  if (!rights) throw new Error(`There is no role "${role}" in the database: create it.`);
  return rights;
}

export function refuseOwner(role: string): never {
  throw new Error(
    `The role "${role}", which DATABASE_URL names, may do whatever the owner of the tables may, the audit log included: name a role of its own there, or leave DATABASE_OWNER_URL out.`,
  );
}

const COMPARED = `
  WITH role AS (SELECT oid, quote_ident(rolname) AS name FROM pg_roles WHERE rolname = $1),
  place AS (
    SELECT oid, nspname, nspowner FROM pg_namespace WHERE nspname = current_schema() OR nspname = 'graphile_worker'
  ),
  owner AS (
    SELECT relowner AS oid FROM pg_class WHERE oid = to_regclass('"AuditEntry"')
    UNION SELECT nspowner FROM place
    UNION SELECT datdba FROM pg_database WHERE datname = current_database()
  ),
  object AS (
    SELECT c.oid, c.relname, c.relkind, c.relrowsecurity, format('%I.%I', p.nspname, c.relname) AS name
    FROM pg_class c JOIN place p ON p.oid = c.relnamespace WHERE pg_has_role(c.relowner, 'USAGE')
  ),
  entitled AS (
    SELECT oid, name, privilege, CASE
      WHEN relname = ANY($3) THEN privilege = 'SELECT'
      WHEN relname = ANY($2) THEN privilege IN ('SELECT', 'INSERT')
      ELSE privilege IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') END AS wanted
    FROM object, unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) privilege
    WHERE relkind IN ('r', 'p', 'v')
  ),
  statement AS (
    SELECT format('GRANT USAGE ON SCHEMA %I TO %s', nspname, role.name) AS sql FROM place, role
    WHERE NOT has_schema_privilege(role.oid, place.oid, 'USAGE')
    UNION ALL
    SELECT format(CASE WHEN wanted THEN 'GRANT %s ON %s TO %s' ELSE 'REVOKE %s ON %s FROM %s' END,
      string_agg(privilege, ', '), entitled.name, role.name)
    FROM entitled, role WHERE has_table_privilege(role.oid, entitled.oid, privilege) <> wanted
    GROUP BY wanted, entitled.name, role.name
    UNION ALL
    SELECT format('GRANT USAGE ON SEQUENCE %s TO %s', object.name, role.name) FROM object, role
    WHERE relkind = 'S' AND NOT has_sequence_privilege(role.oid, object.oid, 'USAGE')
    UNION ALL
    SELECT format('CREATE POLICY %s ON %s TO %1$s USING (true) WITH CHECK (true)', role.name, object.name)
    FROM object, role WHERE relkind IN ('r', 'p') AND relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = object.oid AND role.oid = ANY(polroles))
  )
  SELECT EXISTS (SELECT FROM owner WHERE pg_has_role(role.oid, owner.oid, 'MEMBER')) AS "ownsAnyway",
    ARRAY(SELECT sql FROM statement) AS amiss
  FROM role`;
