import type { HubType } from '../hubs/hub.ts';
import { routes } from '../routes.ts';

/** What the directory holds beside publications: whoever and whatever a publication names. */
export type Noun = 'person' | 'organization' | 'outlet' | 'hub';

/** A row of the directory as its address and its sentences need it. `type` is a hub's. */
export type Entry = { id: string; slug: string; name: string; type: HubType | null };

/** Where readers find it, decoded as redirects keep it; null for an outlet, which has no page. */
export function pathOf(noun: Noun, { slug, type }: { slug: string; type: HubType | null }): string | null {
  switch (noun) {
    case 'person':
      return decodeURIComponent(routes.person(slug));
    case 'organization':
      return decodeURIComponent(routes.organization(slug));
    case 'hub':
      return type && decodeURIComponent(routes.hub(type, slug));
    case 'outlet':
      return null;
  }
}
