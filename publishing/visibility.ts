import type { PublicationState } from './publications/publication.ts';

/**
 * The one rule of what the public may see, now. In SQL it is the function `is_public` (prisma/migrations), which reads the
 * database's clock; here it serves code that has the row and that clock's time in hand. A test holds the two together.
 */
export type Visibility = 'whole' | 'notice' | 'hidden';

export function visibility(row: { state: PublicationState; releaseAt: Date | null }, now: Date): Visibility {
  if (row.state === 'withdrawn') return 'notice';
  if (row.state === 'published') return 'whole';
  if (row.state === 'scheduled' && row.releaseAt !== null && row.releaseAt <= now) return 'whole';
  return 'hidden';
}
