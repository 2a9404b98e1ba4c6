import { withOwnKey } from '../../lib/own-key.ts';
import { ownOrigin } from '../../lib/own-origin.ts';
import type { Tag } from '../cache-tags.ts';

/**
 * The way from the relay into the framework: cached pages can be expired from within a request only, so the process asks
 * itself, with a key that nobody else has.
 */
export const LOOPBACK_PATH = '/internal/expire';

const ANSWER_WITHIN = 5000;

/** `host` and `port` are those the server listens on. Throws when the server doesn't answer or refuses. */
export async function expireByLoopback(tags: Tag[], server: { host: string; port: number }): Promise<void> {
  const response = await fetch(ownOrigin(server) + LOOPBACK_PATH, {
    method: 'POST',
    headers: { ...withOwnKey(), 'content-type': 'application/json' },
    body: JSON.stringify(tags),
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  if (response.status !== 204) throw new Error(`The server answered its own cache expiry with ${response.status}.`);
}

/** The tags in a request's text, or null when it is not an array of tags. */
export function tagsFrom(text: string): Tag[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? (value as Tag[]) : null;
  } catch {
    return null;
  }
}
