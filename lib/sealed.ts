import { createHmac, timingSafeEqual } from 'node:crypto';
import { secret } from './secret.ts';

/** A value that goes through a browser and comes back unchanged or not at all: for addresses that carry sentences of ours. */
export function seal(value: unknown): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${text}.${signatureOf(text)}`;
}

/** What was sealed; null for anything that we did not seal. */
export function unseal(sealed: string | undefined): unknown {
  const [text = '', signature = ''] = sealed?.split('.') ?? [];
  const given = Buffer.from(signature);
  const ours = Buffer.from(signatureOf(text));
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
}

function signatureOf(text: string): string {
  return createHmac('sha256', `sealed ${secret()}`).update(text).digest('base64url');
}
