import type { PublicationState } from './publications/publication.ts';

/**
 * The one rule of what is public, now. In SQL it is the function `is_public` (prisma/migrations), by the database's clock, which
 * queries use as PUBLIC (publications/cards.ts); this says the same of a row in hand with that clock's time. A test holds the two
 * together. Rows of "ListEntry" stand only for what is public or will be at its entry's time.
 */
export function isPublic(row: { state: PublicationState; releaseAt: Date | null }, now: Date): boolean {
  if (row.state === 'scheduled') return row.releaseAt !== null && row.releaseAt <= now;
  return row.state === 'published';
}
