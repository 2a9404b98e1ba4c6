import type { Route } from 'next';
import { permanentRedirect } from 'next/navigation';
import type { Lookup } from '../../../publishing/publications/views.ts';

/** What an address leads to, or null; sends the reader on when it moved, or when only capitals keep it from being found. */
export function found<T>(lookup: Lookup<T>, path: string): T | null {
  if (lookup.found === 'here') return lookup.value;
  if (lookup.found === 'moved') permanentRedirect(lookup.to as Route);
  sendToLowerCase(path);
  return null;
}

/** Addresses are written in lower case; one with capitals is sent to the one without. Escapes keep theirs. */
export function sendToLowerCase(path: string): void {
  const lower = path.replace(/%[0-9a-f]{2}|[A-Z]/gi, (part) => (part.startsWith('%') ? part : part.toLowerCase()));
  if (lower !== path) permanentRedirect(lower as Route);
}
