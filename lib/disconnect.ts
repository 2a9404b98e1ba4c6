import type { PrismaClient } from '../generated/prisma/client.ts';

/** Where this process has its one client. The framework bundles `db.ts` more than once, and there must still be one pool. */
export const open = globalThis as typeof globalThis & { mastheadDb?: PrismaClient };

/** Closes the pool; the next `db()` opens a new one. Apart from `db.ts`, so that whoever only closes loads no client. */
export async function disconnect(): Promise<void> {
  const client = open.mastheadDb;
  open.mastheadDb = undefined;
  await client?.$disconnect();
}
