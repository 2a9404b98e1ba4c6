import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { serverAccount } from '../lib/embedded-postgres/account.ts';
import { serverBinaries } from '../lib/embedded-postgres/binaries.ts';
import { openCluster } from '../lib/embedded-postgres/cluster.ts';
import { embeddedUrl } from '../lib/embedded-postgres/record.ts';
import { startServer, stopServer } from '../lib/embedded-postgres/server.ts';
import { migrate } from '../prisma/migrate.ts';

/** A PostgreSQL server of a test run's own, gone with everything in it when the run ends. */
export type Cluster = {
  /** Connection string of a database in it. */
  url(database: string): string;
  /** An outage: the server ends, its data stay. */
  halt(): Promise<void>;
  /** The end of the outage, at the same address. */
  resume(): Promise<void>;
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
  const url = (database: string) => embeddedUrl({ port, password: files.password }, database);
  await hurry(url('postgres'));
  await createDatabase(url('postgres'), TEMPLATE);
  await migrate(url(TEMPLATE));
  return {
    url,
    halt: () => stopServer(files),
    resume: async () => {
      await run(port);
    },
    stop: async () => {
      await stopServer(files);
      await rm(files.folder, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A migrated database of this name, empty but for what the migrations put in. `url` is any of the cluster's. */
export async function copyDatabase(url: string, name: string): Promise<string> {
  await createDatabase(url, name, TEMPLATE);
  return databaseAt(url, name);
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await administrate(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** A test run that is cut off loses nothing worth waiting for the disk. */
async function hurry(url: string): Promise<void> {
  await administrate(url, async (client) => {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    }
    await client.query('SELECT pg_reload_conf()');
  });
}

async function createDatabase(url: string, name: string, template = 'template0'): Promise<void> {
  await administrate(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
}

async function administrate(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseAt(url, 'postgres') });
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
