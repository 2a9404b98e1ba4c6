import type { Tx } from '../../lib/transaction.ts';
import { refreshSearch } from '../search/projection.ts';

/**
 * Keeps the days, months and years that readers see when the institution moves from one IANA zone to another: what is dated
 * less exactly than to the minute stands at the same hour of the new zone's clock. Only what is out already; nothing goes
 * back under embargo by it, and what is scheduled keeps its instant.
 */
export async function keepDates(tx: Tx, from: string, to: string): Promise<void> {
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Publication" SET "releaseAt" = LEAST("releaseAt" AT TIME ZONE ${from} AT TIME ZONE ${to}, now())
    WHERE "datePrecision" <> 'minute' AND "releaseAt" <= now() RETURNING id`;
  const ids = moved.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "ListEntry" e SET "releaseAt" = p."releaseAt" FROM "Publication" p
    WHERE p.id = e."publicationId" AND p.id = ANY (${ids}::uuid[])`;
  // The years that search counts by are those of the zone, whatever the precision.
  const found = await tx.$queryRaw<{ id: string }[]>`SELECT "publicationId" AS id FROM "SearchDocument"`;
  await refreshSearch(
    tx,
    found.map(({ id }) => id),
  );
}
