import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseUrls } from '../lib/database-url.ts';
import { serverAccount } from '../lib/embedded-postgres/account.ts';
import { serverBinaries } from '../lib/embedded-postgres/binaries.ts';
import { openCluster } from '../lib/embedded-postgres/cluster.ts';
import { embeddedUrls } from '../lib/embedded-postgres/record.ts';
import { startServer, stopServer } from '../lib/embedded-postgres/server.ts';
import { ensureSiteRole } from '../lib/site-role.ts';
import { migrate } from '../prisma/migrate.ts';

/** A PostgreSQL server of a test run's own, gone with everything in it when the run ends. */
export type Cluster = {
  /** A database in it, as the site reaches it and as its owner does. */
  urls(database: string): DatabaseUrls;
  /** An outage: the server ends, its data stay. */
  halt(): Promise<void>;
  /** The end of the outage, at the same address. */
  resume(): Promise<void>;
  /** An outage in which the server is there and says nothing. */
  freeze(): Promise<void>;
  /** The end of that. */
  thaw(): void;
  stop(): Promise<void>;
};

const TEMPLATE = 'masthead_template';

/** Starts it and migrates the database that `copyDatabase` copies. */
export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-test-'));
  await chmod(folder, 0o755);
  const account = await serverAccount();
  const binaries = await serverBinaries(account);
  const files = await openCluster(folder, account, binaries);
  const run = (at?: number) => startServer(files, at, account, binaries, join(folder, 'postgres.log'));
  const { port } = await run();
  const urls = (database: string) => embeddedUrls({ port, password: files.password }, database);
  await prepare(urls('postgres'));
  await createDatabase(urls('postgres'), TEMPLATE);
  await migrate(urls(TEMPLATE));
  let frozen: number[] = [];
  return {
    urls,
    halt: () => stopServer(files),
    resume: async () => {
      await run(port);
    },
    freeze: async () => {
      frozen = await processesOf(urls('postgres'));
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw: () => {
      for (const pid of frozen.splice(0)) process.kill(pid, 'SIGCONT');
    },
    stop: async () => {
      await stopServer(files);
      await rm(files.folder, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A migrated database of this name, empty but for what the migrations put in. `beside` is any of the cluster's. */
export async function copyDatabase(beside: DatabaseUrls, name: string): Promise<DatabaseUrls> {
  await createDatabase(beside, name, TEMPLATE);
  return { url: databaseAt(beside.url, name), ownerUrl: databaseAt(beside.ownerUrl, name) };
}

export async function dropDatabase(beside: DatabaseUrls, name: string): Promise<void> {
  await administrate(beside, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** The server itself, which takes connections, and those that serve one. */
async function processesOf(database: DatabaseUrls): Promise<number[]> {
  let pids: number[] = [];
  await administrate(database, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
       UNION ALL SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int`,
    );
    pids = rows.map(({ pid }) => pid);
  });
  return pids;
}

/** Without waiting for the disk: a test run that is cut off loses nothing worth it. */
async function prepare(database: DatabaseUrls): Promise<void> {
  await administrate(database, async (client) => {
    await ensureSiteRole(client, database.url);
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    }
    await client.query('SELECT pg_reload_conf()');
  });
}

async function createDatabase(beside: DatabaseUrls, name: string, template = 'template0'): Promise<void> {
  await administrate(beside, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
}

async function administrate({ ownerUrl }: DatabaseUrls, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseAt(ownerUrl, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
