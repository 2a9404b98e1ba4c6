import { processWide } from '../../lib/process-wide.ts';
import { storage } from '../../lib/storage/current.ts';
import { secondsOf } from './recording-length.ts';

const MOST_REMEMBERED = 2_000;

/** How long a stored recording plays, in seconds; null where its bytes don't say. What was read once is remembered. */
export async function playingTime(file: {
  storageKey: string;
  contentType: string;
  bytes: number;
}): Promise<number | null> {
  const remembered = processWide('playing-times', () => new Map<string, number | null>());
  const before = remembered.get(file.storageKey);
  if (before !== undefined) return before;
  const seconds = await secondsOf(file.contentType, file.bytes, async (start, end) => {
    const stream = await storage().read(file.storageKey, { start, end: Math.min(end, file.bytes) - 1 });
    return stream ? new Uint8Array(await new Response(stream).arrayBuffer()) : new Uint8Array();
  }).catch(() => null);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(file.storageKey, seconds);
  return seconds;
}
