import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/transaction.ts';
import { Missing } from '../actor.ts';
import type { Entry, Noun } from './directory.ts';

/** The rows behind a noun. */
export const TABLES: Record<Noun, Prisma.Sql> = {
  person: Prisma.raw('"Person"'),
  organization: Prisma.raw('"Organization"'),
  outlet: Prisma.raw('"Outlet"'),
  hub: Prisma.raw('"Hub"'),
};

export type LockedEntry = Entry & { retired: boolean; mergedIntoId: string | null };

/** Locks rows of one noun until the transaction ends, in the order of their ids. Those that are not there are left out. */
export async function lockEntries(tx: Tx, noun: Noun, ids: string[]): Promise<Map<string, LockedEntry>> {
  const type = noun === 'hub' ? Prisma.sql`x.type::text` : Prisma.sql`NULL`;
  const rows = await tx.$queryRaw<LockedEntry[]>`
    SELECT x.id, x.slug, x.name, ${type} AS type, x."retiredAt" IS NOT NULL AS retired, x."mergedIntoId"
    FROM ${TABLES[noun]} x WHERE x.id = ANY (${ids}::uuid[]) ORDER BY x.id FOR UPDATE OF x`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** One that must be there. */
export async function lockEntry(tx: Tx, noun: Noun, id: string): Promise<LockedEntry> {
  const entry = (await lockEntries(tx, noun, [id])).get(id);
  if (!entry) throw new Missing(noun, id);
  return entry;
}
