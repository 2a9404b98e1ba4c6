import type { PrismaClient } from '../generated/prisma/client.ts';
import { processWide } from './process-wide.ts';

/** Holds this process's one client, once `db()` has made it. */
export const shared = processWide<{ client?: PrismaClient }>('db', () => ({}));

/** Closes the pool; the next `db()` opens a new one. Apart from `db.ts`, so that whoever only closes loads no client. */
export async function disconnect(): Promise<void> {
  const { client } = shared;
  shared.client = undefined;
  await client?.$disconnect();
}
