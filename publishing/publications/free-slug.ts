import { type Result, refusedFor } from '../../lib/result.ts';

const MOST_TRIES = 20;

/**
 * Makes something under a slug, or under the first of "slug-2", "slug-3" … that nobody has: two people of one name are two
 * people. Any other refusal is given back.
 */
export async function withFreeSlug<T>(slug: string, make: (slug: string) => Promise<Result<T>>): Promise<Result<T>> {
  if (slug === '') return refusedFor('name', 'Write a name with letters or digits.');
  for (let number = 1; number <= MOST_TRIES; number += 1) {
    const made = await make(number === 1 ? slug : `${slug}-${number}`);
    if (made.ok || made.issues.some(({ field }) => field !== 'slug')) return made;
  }
  return refusedFor('name', 'There are too many with this name already. Add it where people and outlets are kept.');
}
