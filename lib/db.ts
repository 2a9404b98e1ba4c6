import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { databaseUrl } from './database-url.ts';
import { shared } from './disconnect.ts';
import { env } from './env.ts';
import { log } from './log.ts';
import { statementNames } from './statement-names.ts';

export type Db = PrismaClient;

/** The one Prisma client of this process, made on first use: importing this file opens and reads nothing. */
export function db(): Db {
  shared.client ??= connect(databaseUrl(), env().DATABASE_POOL_SIZE);
  return shared.client;
}

/** A client of its own with up to `max` connections to the database at `url`, which asks as the application does. */
export function connect(url: string, max: number): Db {
  const adapter = new PrismaPg(
    {
      connectionString: inUtc(url),
      application_name: 'masthead',
      max,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    },
    {
      onPoolError: connectionLost,
      onConnectionError: (error) => log().debug({ error: error.message }, 'A database connection failed.'),
      statementNameGenerator: statementNames(),
    },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } });
}

/** After a `disconnect` it is no loss: the pool doesn't wait until the database has heard its goodbyes. */
function connectionLost({ message }: Error): void {
  log()[shared.client ? 'warn' : 'debug']({ error: message }, 'A database connection was lost.');
}

// Prisma's adapter reads every timestamp as if the session were in UTC, so it must be.
function inUtc(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options');
  address.searchParams.set('options', `${given ? `${given} ` : ''}-c TimeZone=UTC`);
  return address.href;
}
