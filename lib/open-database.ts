import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type DatabaseUrls, databaseUrls } from './database-url.ts';
import { serverAccount } from './embedded-postgres/account.ts';
import { serverBinaries } from './embedded-postgres/binaries.ts';
import { type Cluster, openCluster } from './embedded-postgres/cluster.ts';
import { embeddedUrls, readRecord, writeRecord } from './embedded-postgres/record.ts';
import { runningServer, startServer, stopServer } from './embedded-postgres/server.ts';
import { env } from './env.ts';
import { ensureSiteRole } from './site-role.ts';
import { withClient } from './with-client.ts';

/** A database that stays up until `close`: with the embedded one, whoever closes it last stops the server. */
export type OpenDatabase = DatabaseUrls & {
  /** Settles, never rejects, when the embedded server ended although nobody closed it. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
};

/**
 * The database of this environment, ready for connections in both roles. With DATABASE_URL: checked to be reachable. Without:
 * the embedded server of DATA_DIR, joined when another process runs it, else started. Throws one sentence when there is none.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const { DATABASE_URL, DATA_DIR } = env();
  return DATABASE_URL ? reach(databaseUrls()) : openEmbedded(DATA_DIR);
}

/** Runs `work` with the database open, and closes it whatever happens. */
export async function withDatabase<T>(work: (database: DatabaseUrls) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function reach({ url, ownerUrl }: DatabaseUrls): Promise<OpenDatabase> {
  if (ownerUrl !== url) await visit('DATABASE_OWNER_URL', ownerUrl, (owner) => ensureSiteRole(owner, url));
  await visit('DATABASE_URL', url);
  return { url, ownerUrl, lost: new Promise(() => {}), close: async () => {} };
}

async function visit(name: string, url: string, work?: (client: pg.Client) => Promise<void>): Promise<void> {
  let reached = false;
  try {
    await withClient(url, 'masthead start', async (client) => {
      reached = true;
      await work?.(client);
    });
  } catch (error) {
    if (reached) throw error;
    const { hostname, port, pathname } = new URL(url);
    const place = `"${pathname.slice(1)}" at ${hostname || 'localhost'}:${port || 5432}`;
    throw new Error(
      `The database ${place} named by ${name} can't be reached (${reasonOf(error)}): start it, or correct ${name}.`,
      { cause: error },
    );
  }
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const account = await serverAccount();
  const binaries = await serverBinaries(account);
  const cluster = await openCluster(dataDir, account, binaries);
  const known = readRecord(dataDir);
  for (const deadline = Date.now() + JOIN_TIMEOUT; ; await pause(50)) {
    const running =
      runningServer(cluster) ??
      (await startServer(cluster, known?.port, account, binaries, join(dataDir, 'postgres.log')));
    const address = { port: running.port, password: cluster.password };
    try {
      const urls = embeddedUrls(address);
      const lease = await takeLease(urls.ownerUrl, embeddedUrls(address, 'postgres').ownerUrl);
      if (known?.port !== running.port) await writeRecord(dataDir, { cluster: cluster.folder, ...address });
      await ensureSiteRole(lease, urls.url).catch((error) => lease.end().then(() => Promise.reject(error)));
      return opened(urls, lease, cluster);
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(
          `The embedded database runs but can't be used (${reasonOf(error)}): see ${dataDir}/postgres.log.`,
          {
            cause: error,
          },
        );
      }
    }
  }
}

// A server that is stopping, or recovering from a crash, turns connections away for a while.
const JOIN_TIMEOUT = 60_000;

// Everybody who needs the server holds this advisory lock shared, on a connection of its own; whoever can take it alone
// is the last. PostgreSQL lets go of it when a process dies, however it dies.
const LEASE = 7_305_120;
const NO_SUCH_DATABASE = '3D000';
const ALREADY_CREATED = new Set(['42P04', '23505']);

async function takeLease(url: string, maintenanceUrl: string): Promise<pg.Client> {
  try {
    const client = await connect(url);
    await client.query('select pg_advisory_lock_shared($1)', [LEASE]);
    return client;
  } catch (error) {
    if ((error as { code?: string }).code !== NO_SUCH_DATABASE) throw error;
    const client = await connect(maintenanceUrl);
    await client
      .query('create database masthead')
      .catch((failure) => {
        if (!ALREADY_CREATED.has(failure.code)) throw failure;
      })
      .finally(() => client.end());
    return takeLease(url, maintenanceUrl);
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    application_name: 'masthead lease',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

function opened(urls: DatabaseUrls, lease: pg.Client, cluster: Cluster): OpenDatabase {
  let closing = false;
  const lost = new Promise<void>((resolve) => lease.once('end', () => !closing && resolve()));
  return {
    ...urls,
    lost,
    async close() {
      if (closing) return;
      closing = true;
      const last = await giveUp(lease).catch(() => false);
      if (last) await stopServer(cluster);
      await lease.end().catch(() => {});
    },
  };
}

async function giveUp(lease: pg.Client): Promise<boolean> {
  await lease.query('select pg_advisory_unlock_shared($1)', [LEASE]);
  const { rows } = await lease.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [LEASE]);
  return rows[0]?.last ?? false;
}

function reasonOf(error: unknown): string {
  const { code, message, errors } = error as { code?: string; message: string; errors?: Error[] };
  return message || errors?.[0]?.message || code || 'no reason given';
}
