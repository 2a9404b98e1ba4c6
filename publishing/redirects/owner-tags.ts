import { type Tag, tags } from '../cache-tags.ts';
import { scopes } from '../listings/listing.ts';
import type { Owner } from './redirect.ts';

/** What expires an address that leads to the owner, or to something below, when the owner gets a page or loses it. */
export function tagsOfOwner(owner: Owner | null): Tag[] {
  if (owner && 'publicationId' in owner) return [tags.item(owner.publicationId)];
  return owner && 'personId' in owner ? [tags.list(scopes.person(owner.personId))] : [];
}
