import type { Tx } from '../lib/transaction.ts';
import { type Tag, tags, tagsTouchedBy } from './cache-tags.ts';
import type { PublishingEvent } from './events.ts';

/** The PostgreSQL channel on which every process hears which tags to expire. The payload is a JSON array of tags. */
export const CACHE_CHANNEL = 'masthead_cache';

/** PostgreSQL refuses payloads of 8,000 bytes. */
const MOST_BYTES = 7500;

/** Tells every process what changed, when and only when the transaction commits. */
export async function announce(tx: Tx, ...events: PublishingEvent[]): Promise<void> {
  const touched = [...new Set(events.flatMap(tagsTouchedBy))];
  await tx.$executeRaw`SELECT pg_notify(${CACHE_CHANNEL}, ${payloadOf(touched)})`;
}

export function payloadOf(touched: Tag[]): string {
  const payload = JSON.stringify(touched);
  return Buffer.byteLength(payload) <= MOST_BYTES ? payload : JSON.stringify([tags.site]);
}
