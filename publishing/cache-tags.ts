import type { PublishingEvent } from './events.ts';
import type { HubType } from './hubs/hub.ts';
import { GROUPS, type Group, type Kind } from './kinds.ts';
import { type Scope, scopes } from './listings/listing.ts';
import { routes } from './routes.ts';

/** The name under which kept pages and data are expired. Made by `tags` only, so that none is misspelt. */
export type Tag = string & { readonly tag: unique symbol };

/** The PostgreSQL channel on which every process hears which tags to expire. The payload is a JSON array of tags. */
export const CACHE_CHANNEL = 'masthead_cache';

export const tags = {
  /** On everything. */
  site: tag('site'),
  /** One publication wherever it shows: its page, lists, rails. */
  item: (id: string) => tag(`item:${id}`),
  list: (scope: Scope) => tag(`list:${scope}`),
  people: tag('people'),
  hubs: (type: HubType) => tag(`hubs:${type}`),
  /** What an address leads to, "nothing" included; named by the address before anything is looked up. */
  address: (path: string) => tag(`at:${path.length > 200 ? shorten(path) : path}`),
};

export const anyList: Tag[] = (Object.keys(GROUPS) as Group[]).map((group) => tags.list(scopes.group(group)));

export function tagsTouchedBy(event: PublishingEvent): Tag[] {
  switch (event.type) {
    case 'publication.changed':
      return [
        tags.item(event.id),
        ...event.addresses.map(({ kind, slug }) => tags.address(routes.publication(kind as Kind, slug))),
        ...event.scopes.map(tags.list),
      ];
    case 'schedule.changed':
      return [];
    case 'person.created':
      return [tags.people, tags.address(routes.person(event.slug))];
    case 'organization.created':
      return [tags.address(routes.organization(event.slug))];
    case 'hub.created':
      return [tags.hubs(event.hubType), tags.address(routes.hub(event.hubType, event.slug))];
    case 'name.changed':
      return [tags.site];
    case 'file.changed':
      return event.portrait ? [tags.site] : event.publications.map(tags.item);
    case 'redirect.changed':
      return [tags.address(event.path)];
  }
}

/** The framework joins the tags of a page with commas. */
function tag(name: string): Tag {
  return name.replaceAll(',', '%2C') as Tag;
}

/** Tags hold 256 characters; a longer address shares its tag with those that begin and end alike, which only expires more. */
function shorten(path: string): string {
  return `${path.slice(0, 150)}~${path.length}~${path.slice(-40)}`;
}
