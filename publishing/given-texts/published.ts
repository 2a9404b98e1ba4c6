import { db } from '../../lib/db.ts';
import { log } from '../../lib/log.ts';
import { processWide } from '../../lib/process-wide.ts';
import { findGivenSince } from './queries.ts';

const MOST_REMEMBERED = 5_000;

/** Since when an address gives this text; null while the database can't say, for what is kept is given all the same. */
export async function getGivenSince(address: string, tag: string): Promise<Date | null> {
  const remembered = processWide('given-texts', () => new Map<string, { tag: string; since: Date }>());
  const before = remembered.get(address);
  if (before?.tag === tag) return before.since;
  try {
    const since = await findGivenSince(db(), address, tag);
    remembered.delete(address);
    remembered.set(address, { tag, since });
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return since;
  } catch (error) {
    log().warn({ err: error, address }, 'Since when this text is given is not known.');
    return null;
  }
}
