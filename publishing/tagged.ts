import { cacheLife, cacheTag } from 'next/cache';
import { type Tag, tags } from './cache-tags.ts';

/** The framework takes so many tags at a time and drops the rest with a warning. */
const MOST_TAGS = 100;

/** Keeps what the calling cache function returns until one of the tags, or `site`, is expired. */
export function tagged(...names: Tag[]): void {
  cacheLife('published');
  const all = [...new Set([tags.site, ...names])];
  for (let start = 0; start < all.length; start += MOST_TAGS) cacheTag(...all.slice(start, start + MOST_TAGS));
}
