import type { DbOrTx } from '../../lib/transaction.ts';

/**
 * Since when an address gives the text with this entity tag, to the second and never the same for two texts: now, when it
 * gave another before. Kept beside what it is about, so that it is the same on every instance and after a restart.
 */
export async function findGivenSince(db: DbOrTx, address: string, tag: string): Promise<Date> {
  const [row] = await db.$queryRaw<{ since: Date }[]>`
    INSERT INTO "GivenText" (address, tag, since) VALUES (${address}, ${tag}, date_trunc('second', now()))
    ON CONFLICT (address) DO UPDATE SET tag = excluded.tag, since = CASE WHEN "GivenText".tag = excluded.tag THEN "GivenText".since
      ELSE greatest(excluded.since, "GivenText".since + interval '1 second') END
    RETURNING since`;
  if (!row) throw new Error(`Nothing is known of ${address}.`);
  return row.since;
}
