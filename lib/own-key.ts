import { randomBytes, timingSafeEqual } from 'node:crypto';
import { processWide } from './process-wide.ts';

const HEADER = 'x-masthead-key';

/** What this process adds to the questions it asks its own server: a key, made at its start, that nobody else has. */
export function withOwnKey(): Record<string, string> {
  return { [HEADER]: ownKey() };
}

/** Whether a request with these headers is this process's own. */
export function carriesOwnKey(headers: Headers | NodeJS.Dict<string | string[]>): boolean {
  const value = headers instanceof Headers ? headers.get(HEADER) : headers[HEADER];
  const given = Buffer.from(String(value ?? ''));
  const own = Buffer.from(ownKey());
  return given.length === own.length && timingSafeEqual(given, own);
}

function ownKey(): string {
  return processWide('own-key', () => randomBytes(32).toString('base64url'));
}
