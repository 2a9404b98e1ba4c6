import type { DbOrTx, Tx } from '../../lib/transaction.ts';
import type { PublicationContent } from '../publications/content.ts';
import { followed, type Merges, namedIn } from './followed.ts';

const LOCK = 7305123;

/**
 * Taken by whatever writes what a publication names, before any row is locked: while it is held nobody named can be merged
 * away or deleted.
 */
export async function holdDirectory(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${LOCK}::bigint)`;
}

/** Taken by what merges or deletes: waits until no publication is being written, and lets none be until it is done. */
export async function holdDirectoryAlone(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
}

/**
 * The contents with those who were merged away replaced by the ones they turned out to be: a revision of long ago, or a
 * browser that was open meanwhile, may still name them. Whoever writes them holds the directory first.
 */
export async function followMerges(db: DbOrTx, contents: PublicationContent[]): Promise<PublicationContent[]> {
  const named = contents.map(namedIn);
  const ids = [
    ...new Set(named.flatMap(({ people, organizations, others }) => [...people, ...organizations, ...others])),
  ];
  if (ids.length === 0) return contents;
  const rows = await db.$queryRaw<{ id: string; into: string }[]>`
    SELECT id, "mergedIntoId" AS into FROM "Person" WHERE id = ANY (${ids}::uuid[]) AND "mergedIntoId" IS NOT NULL
    UNION ALL
    SELECT id, "mergedIntoId" FROM "Organization" WHERE id = ANY (${ids}::uuid[]) AND "mergedIntoId" IS NOT NULL
    UNION ALL
    SELECT id, "mergedIntoId" FROM "Hub" WHERE id = ANY (${ids}::uuid[]) AND "mergedIntoId" IS NOT NULL
    UNION ALL
    SELECT id, "mergedIntoId" FROM "Outlet" WHERE id = ANY (${ids}::uuid[]) AND "mergedIntoId" IS NOT NULL`;
  const merges: Merges = new Map(rows.map(({ id, into }) => [id, into]));
  return contents.map((content) => followed(content, merges));
}

/** The same for one. */
export async function followMergesOf(db: DbOrTx, content: PublicationContent): Promise<PublicationContent> {
  const [now] = await followMerges(db, [content]);
  return now ?? content;
}
