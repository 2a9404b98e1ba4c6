import type { HubType } from './hubs/hub.ts';
import type { Kind } from './kinds.ts';
import type { Scope } from './listings/listing.ts';

export type Address = { kind: Kind; slug: string };

/** What every command ends with. `addresses` and `scopes` are those before and after the change, together. */
export type PublishingEvent =
  | { type: 'publication.changed'; id: string; addresses: Address[]; scopes: Scope[] }
  /** Nothing public changed yet; the release timers must look again. */
  | { type: 'schedule.changed'; id: string }
  | { type: 'person.created'; slug: string }
  | { type: 'organization.created'; slug: string }
  | { type: 'hub.created'; hubType: HubType; slug: string }
  /** A name that stands on pages nobody can list cheaply: bylines, labels, the header. */
  | { type: 'name.changed' }
  /** Its bytes or what is said of it; `publications` show it, `portrait` says that people do. */
  | { type: 'file.changed'; publications: string[]; portrait: boolean }
  | { type: 'redirect.changed'; path: string };

/** A translation came, changed or went: pages of the original, and of its other translations, name it. */
export function originalChanged(id: string): PublishingEvent {
  return { type: 'publication.changed', id, addresses: [], scopes: [] };
}
