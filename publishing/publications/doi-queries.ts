import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';

/** Refuses a DOI that another released publication has, and names that one. `own` is the publication that wants it, if it is there. */
export async function checkDoi(tx: Tx, doi: string | null, own: string | null): Promise<Result<null>> {
  if (doi === null) return ok(null);
  const [other] = await tx.$queryRaw<{ title: string }[]>`
    SELECT title FROM "Publication"
    WHERE lower(doi) = lower(${doi}) AND state IN ('scheduled', 'published', 'withdrawn') AND id IS DISTINCT FROM ${own}::uuid`;
  return other
    ? refusedFor(
        'doi',
        `“${other.title}” has this DOI already. A DOI names one work only; check which of the two it belongs to.`,
      )
    : ok(null);
}
