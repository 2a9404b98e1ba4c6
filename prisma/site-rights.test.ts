import pg from 'pg';
import { expect, test } from 'vitest';
import { db } from '../lib/db.ts';
import { valueOf } from '../lib/result.ts';
import { ensureSiteRole } from '../lib/site-role.ts';
import { transaction } from '../lib/transaction.ts';
import { openDraft } from '../publishing/publications/draft-commands.ts';
import { keepDraft } from '../publishing/publications/kept-drafts.ts';
import { useDatabase } from '../test/database.ts';
import { makePublished, TESTER } from '../test/factories.ts';
import { migrate, readMigrations } from './migrate.ts';
import { ADDED_TO, siteRights } from './site-rights.ts';

const database = useDatabase();

const LATER = {
  name: '29990101000000_later',
  sql: 'create table later (id serial primary key, word text); create view latest as select * from later',
};

test('after every migration the site has the rights it should, and no others', async () => {
  const tables = await rightsTo('public');
  expect(tables.size).toBeGreaterThan(40);
  for (const [table, rights] of tables) {
    const few = table === '_prisma_migrations' ? 'SELECT' : 'INSERT, SELECT';
    const some = ADDED_TO.includes(table) || table === '_prisma_migrations';
    expect(`${table}: ${rights}`).toBe(`${table}: ${some ? few : 'DELETE, INSERT, SELECT, UPDATE'}`);
  }
  expect(tables.get('AuditEntry')).toBe('INSERT, SELECT');
  for (const [table, rights] of await rightsTo('graphile_worker')) {
    expect(`${table}: ${rights}`).toBe(
      `${table}: ${table === 'migrations' ? 'SELECT' : 'DELETE, INSERT, SELECT, UPDATE'}`,
    );
  }
  const [owned] = await db().$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole`;
  expect(owned?.count).toBe(0n);
});

test('what the site may only add to stays whole, whatever the owner of the tables tries', async () => {
  const { id } = await makePublished();
  await transaction(async (tx) => {
    valueOf(await openDraft(TESTER, { id }, tx));
    await keepDraft(tx, TESTER, id, 'Put aside');
  });
  for (const table of ADDED_TO) {
    const rows = async () => database.asOwner(`SELECT * FROM "${table}"`);
    const before = await rows();
    expect(before).not.toEqual([]);
    for (const sql of [`UPDATE "${table}" SET id = id`, `DELETE FROM "${table}"`, `TRUNCATE "${table}" CASCADE`]) {
      for (const as of ['origin', 'replica']) {
        const attempt = database.asOwner('BEGIN', `SET session_replication_role = ${as}`, sql);
        await expect(attempt, `${sql}, as ${as}`).rejects.toThrow(
          `Rows of ${table} can be added, not changed or removed.`,
        );
      }
    }
    expect(await rows()).toEqual(before);
  }
});

test('what a later migration makes is open to the site without a line about it', async () => {
  await migrate(database.urls(), [...(await readMigrations()), LATER]);
  await db().$executeRaw`INSERT INTO later (word) VALUES ('a')`;
  await db().$executeRaw`UPDATE later SET word = 'b'`;
  expect(await db().$queryRaw`SELECT word FROM latest`).toEqual([{ word: 'b' }]);
  await expect(db().$executeRaw`TRUNCATE later`).rejects.toThrow('permission denied');
});

test('rights that were changed by hand are put right at the next start, by several instances at once', async () => {
  await database.asOwner(
    'GRANT UPDATE, DELETE, TRUNCATE, TRIGGER ON "AuditEntry" TO masthead_site',
    'REVOKE INSERT ON "Publication" FROM masthead_site',
    'DROP POLICY masthead_site ON graphile_worker._private_jobs',
  );
  expect((await asOwner((owner) => siteRights(owner, 'masthead_site'))).amiss).toHaveLength(3);
  await Promise.all([1, 2, 3].map(async () => migrate(database.urls(), [...(await readMigrations()), LATER])));
  expect(await asOwner((owner) => siteRights(owner, 'masthead_site'))).toEqual({ ownsAnyway: false, amiss: [] });
  expect((await rightsTo('public')).get('AuditEntry')).toBe('INSERT, SELECT');
});

test('a process that knows the role of the site alone starts, unless something has to be migrated', async () => {
  const alone = { url: database.url(), ownerUrl: database.url() };
  const known = [...(await readMigrations()), LATER];
  expect(await migrate(alone, known)).toEqual([]);
  const next = { name: '29990102000000_next', sql: 'create table next (id int)' };
  await expect(migrate(alone, [...known, next])).rejects.toThrow(
    /^The database has to be brought up .*DATABASE_OWNER_URL/,
  );
});

test('a role that may do as the owner may is refused in a sentence, however it came to it', async () => {
  const known = [...(await readMigrations()), LATER];
  const name = new URL(database.url()).pathname.slice(1);
  const ways: Record<string, [string, string]> = {
    super: ['ALTER ROLE too_much SUPERUSER', 'ALTER ROLE too_much NOSUPERUSER'],
    member: ['GRANT masthead TO too_much', 'REVOKE masthead FROM too_much'],
    database: [`ALTER DATABASE ${name} OWNER TO too_much`, `ALTER DATABASE ${name} OWNER TO masthead`],
  };
  const url = database.urls().ownerUrl.replace(/masthead:/, 'too_much:');
  await asOwner((owner) => ensureSiteRole(owner, url));
  try {
    for (const [given, taken] of Object.values(ways)) {
      await database.asOwner(given);
      await expect(migrate({ ...database.urls(), url }, known), given).rejects.toThrow(
        /^The role "too_much", which DATABASE_URL names, may do whatever the owner/,
      );
      await database.asOwner(taken);
    }
    expect(await migrate({ ...database.urls(), url }, known)).toEqual([]);
  } finally {
    await database.asOwner('DROP OWNED BY too_much', 'DROP ROLE too_much');
  }
});

/** Rights by table, each in the order of the alphabet. */
async function rightsTo(schema: string): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ table: string; rights: string }[]>`
    SELECT relname AS table, (
      SELECT string_agg(privilege, ', ' ORDER BY privilege)
      FROM unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) privilege
      WHERE has_table_privilege(c.oid, privilege)
    ) AS rights
    FROM pg_class c WHERE relnamespace = ${schema}::regnamespace AND relkind IN ('r', 'p', 'v')`;
  return new Map(rows.map(({ table, rights }) => [table, rights]));
}

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: database.urls().ownerUrl });
  await owner.connect();
  return work(owner).finally(() => owner.end());
}
