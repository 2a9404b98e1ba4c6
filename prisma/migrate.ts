import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import type { DatabaseUrls } from '../lib/database-url.ts';
import { newId } from '../lib/ids.ts';
import { roleOf } from '../lib/site-role.ts';
import { withClient } from '../lib/with-client.ts';
import { type DatabaseNature, NATURE, refuseUnfit } from './refuse-unfit.ts';
import { refuseOwner, siteRights } from './site-rights.ts';

/** One folder of `prisma/migrations`: a step of the schema, named by the time it was written. */
export type Migration = { readonly name: string; readonly sql: string };

type MigrationStatus = {
  /** Migrations of this code that the database lacks, in the order to apply them. */
  readonly pending: readonly Migration[];
  /** Names that the database has and this code does not: the database is newer than the code. */
  readonly unknown: readonly string[];
};

/**
 * Brings the database up to this code, as its owner, and returns the names of what was applied. One instance migrates at a
 * time; each migration, its row in Prisma's own table and the site's rights to what it made are one transaction, so that an
 * interrupted one leaves nothing. Throws a whole sentence when a migration fails, the database is newer than the code, or
 * the site's role could do as the owner can.
 */
export async function migrate({ url, ownerUrl }: DatabaseUrls, migrations?: readonly Migration[]): Promise<string[]> {
  const known = migrations ?? (await readMigrations());
  const site = roleOf(url) === roleOf(ownerUrl) ? null : roleOf(url);
  return withClient(ownerUrl, 'masthead migrate', async (client) => {
    const applied = await bringUp(client, known, site);
    await migrateQueue(ownerUrl);
    if (site) await bringRights(client, site);
    return applied;
  });
}

/** All migrations of this code, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(
    names
      .map(({ name }) => name)
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(MIGRATIONS, name, 'migration.sql'), 'utf8') })),
  );
}

export const MIGRATIONS = join(import.meta.dirname, 'migrations');

// Any number of our own; PostgreSQL keeps advisory locks per database.
const MIGRATION_LOCK = 7_305_121;

// As Prisma's own tool makes it, so that the tool understands a database of ours.
const MIGRATIONS_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

async function bringUp(client: pg.Client, known: readonly Migration[], site: string | null): Promise<string[]> {
  const before = await status(client, known);
  if (before.pending.length === 0) return refuseNewer(before);
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  const { pending, unknown } = await status(client, known);
  refuseNewer({ unknown });
  if (pending.length > 0) await client.query(MIGRATIONS_TABLE).catch(refuseOthers);
  for (const migration of pending) await apply(client, migration, site);
  return pending.map(({ name }) => name);
}

/** One question where nothing is amiss, as at nearly every start. */
async function bringRights(client: pg.Client, site: string): Promise<void> {
  const { ownsAnyway, amiss } = await siteRights(client, site);
  if (ownsAnyway) refuseOwner(site);
  if (amiss.length === 0) return;
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  await client.query((await siteRights(client, site)).amiss.join(';'));
}

/** The job queue keeps a schema of its own, with migrations of its own, which bear being applied by several at once. */
async function migrateQueue(url: string): Promise<void> {
  try {
    await runMigrations({ connectionString: url, maxPoolSize: 1, logger: new Logger(() => () => {}) });
  } catch (error) {
    throw new Error(`The tables of the job queue could not be brought up to date: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function status(client: pg.Client, known: readonly Migration[]): Promise<MigrationStatus> {
  const first = await client.query<DatabaseNature & { there: boolean }>(
    `select ${NATURE}, to_regclass('_prisma_migrations') is not null as there`,
  );
  const [database] = first.rows;
  if (database) refuseUnfit(database);
  const applied = database?.there
    ? await client
        .query<{ migration_name: string }>(
          'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1',
        )
        .catch((error) => refuseStranger(error, client.user))
    : { rows: [] };
  const names = new Set(applied.rows.map((row) => row.migration_name));
  const pending = known.filter(({ name }) => !names.has(name));
  for (const { name } of known) names.delete(name);
  return { pending, unknown: [...names] };
}

const NO_RIGHT = '42501';

function refuseStranger(error: { code?: string; message: string }, role: string | undefined): never {
  if (error.code !== NO_RIGHT) throw error;
  throw new Error(
    `The role "${role}" may not read the tables of the database (${error.message}): name their owner in DATABASE_URL, or in DATABASE_OWNER_URL beside it.`,
    { cause: error },
  );
}

function refuseOthers(error: { code?: string; message: string }): never {
  if (error.code !== NO_RIGHT) throw error;
  throw new Error(
    `The database has to be brought up to this code, and its role may not do that (${error.message}): set DATABASE_OWNER_URL to the owner of the tables, here or for "npm run db:migrate".`,
    { cause: error },
  );
}

function refuseNewer({ unknown }: Pick<MigrationStatus, 'unknown'>): string[] {
  if (unknown.length === 0) return [];
  throw new Error(
    `The database is newer than this code: it has the migration ${unknown.join(', ')}, which this code does not know; install the newer version of Masthead, or restore a backup made before the upgrade.`,
  );
}

async function apply(client: pg.Client, { name, sql }: Migration, site: string | null): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [newId(), createHash('sha256').update(sql).digest('hex'), name],
    );
    if (site) await client.query((await siteRights(client, site)).amiss.join(';'));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`The migration ${name} failed and was undone: ${(error as Error).message}.`, { cause: error });
  }
}
