import type { Route } from 'next';
import { permanentRedirect } from 'next/navigation';
import type { Lookup } from '../../../publishing/publications/views.ts';
import { getRedirect } from '../../../publishing/redirects/published.ts';
import { pageAt } from './page-at.ts';

/** What an address leads to, or null; sends the reader on when it moved, or when only capitals keep it from being found. */
export async function found<T>(lookup: Lookup<T>, path: string): Promise<T | null> {
  if (lookup.found === 'here') return lookup.value;
  if (lookup.found === 'moved') permanentRedirect(lookup.to as Route);
  await sendToLowerCase(path);
  return null;
}

/** Addresses are written in lower case; one with capitals is sent to where the one without leads, if anywhere. Escapes keep theirs. */
export async function sendToLowerCase(path: string): Promise<void> {
  const lower = path.replace(/%[0-9a-f]{2}|[A-Z]/gi, (part) => (part.startsWith('%') ? part : part.toLowerCase()));
  if (lower === path) return;
  const to = (await pageAt(lower)) ?? (await getRedirect(lower));
  if (to) permanentRedirect(to as Route);
}
