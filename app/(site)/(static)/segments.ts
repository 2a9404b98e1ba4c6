import { notFound } from 'next/navigation';

/** A segment as it was meant; an address that can't be decoded shows nothing. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    notFound();
  }
}
