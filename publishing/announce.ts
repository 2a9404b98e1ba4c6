import type { Tx } from '../lib/transaction.ts';
import { CACHE_CHANNEL, type Tag, tags, tagsTouchedBy } from './cache-tags.ts';
import type { PublishingEvent } from './events.ts';
import { noteForEngines } from './index-now/note-for-engines.ts';

/** PostgreSQL refuses payloads of 8,000 bytes. */
const MOST_BYTES = 7500;
const MOST_PAYLOADS = 20;

/** Tells every process what changed, and notes it for search engines, when and only when the transaction commits. */
export async function announce(tx: Tx, ...events: PublishingEvent[]): Promise<void> {
  const payloads = payloadsOf([...new Set(events.flatMap(tagsTouchedBy))]);
  await tx.$queryRaw`SELECT count(pg_notify(${CACHE_CHANNEL}, payload)) FROM unnest(${payloads}::text[]) payload`;
  await noteForEngines(tx, events);
}

/** The tags in as few payloads as they fit in; so many that they need more than twenty expire the whole site instead. */
export function payloadsOf(touched: Tag[]): string[] {
  const groups: Tag[][] = [[]];
  let bytes = 2;
  for (const tag of touched) {
    const more = Buffer.byteLength(JSON.stringify(tag)) + 1;
    if (bytes + more > MOST_BYTES) {
      groups.push([]);
      bytes = 2;
    }
    groups.at(-1)?.push(tag);
    bytes += more;
  }
  return groups.length > MOST_PAYLOADS ? [JSON.stringify([tags.site])] : groups.map((group) => JSON.stringify(group));
}
