import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { databaseUrl } from './database-url.ts';
import { env } from './env.ts';
import { log } from './log.ts';

export type Db = PrismaClient;

/** The one Prisma client of this process, made on first use: importing this file opens and reads nothing. */
export function db(): Db {
  shared.mastheadDb ??= connect(databaseUrl());
  return shared.mastheadDb;
}

/** Closes the pool; the next `db()` opens a new one. */
export async function disconnect(): Promise<void> {
  const open = shared.mastheadDb;
  shared.mastheadDb = undefined;
  await open?.$disconnect();
}

// The framework bundles this file more than once; the process must still have one pool.
const shared = globalThis as typeof globalThis & { mastheadDb?: Db };

function connect(url: string): Db {
  const adapter = new PrismaPg(
    {
      connectionString: inUtc(url),
      application_name: 'masthead',
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    },
    {
      onPoolError: (error) => log().warn({ error: error.message }, 'A database connection was lost.'),
      onConnectionError: (error) => log().debug({ error: error.message }, 'A database connection failed.'),
    },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } });
}

// Prisma's adapter reads every timestamp as if the session were in UTC, so it must be.
function inUtc(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options');
  address.searchParams.set('options', `${given ? `${given} ` : ''}-c TimeZone=UTC`);
  return address.href;
}
