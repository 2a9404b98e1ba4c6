import type { Route } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import type { Lookup } from '../../../publishing/publications/views.ts';

/** What an address leads to; sends the reader on when it moved, or when only capitals keep it from being found. */
export function found<T>(lookup: Lookup<T>, path: string): T {
  if (lookup.found === 'here') return lookup.value;
  if (lookup.found === 'moved') permanentRedirect(lookup.to as Route);
  sendToLowerCase(path);
  notFound();
}

/** Addresses are written in lower case; one with capitals is sent to the one without. */
export function sendToLowerCase(path: string): void {
  if (/[A-Z]/.test(path)) permanentRedirect(path.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) as Route);
}
