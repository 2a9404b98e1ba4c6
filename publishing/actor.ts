import { isUuid } from '../lib/uuid.ts';
import { can, type MemberView, type Permission, type Subject } from './staff/permissions.ts';

/**
 * Who acts. The id stands in revisions and in the audit log and outlives an account; a member carries what permissions ask
 * about, and the network address of the request. Imports, the demonstration and jobs are the system and may do everything that
 * the rules allow at all. A stranger is somebody at a door: may do nothing, and is in the audit log for having tried.
 */
export type Actor =
  | { id: `system:${string}` }
  | { id: `member:${string}`; member: MemberView; address: string | null }
  | { id: 'stranger'; address: string | null };

export const SYSTEM = {
  import: { id: 'system:import' },
  demo: { id: 'system:demo' },
  /** Whoever can give commands to the server itself. */
  operator: { id: 'system:operator' },
} satisfies Record<string, Actor>;

export function memberActor(member: MemberView, address: string | null = null): Actor {
  return { id: `member:${member.id}`, member, address };
}

/** What somebody who acted is called where they have no account with a name, or none any more. */
export function actorWords(id: string): string {
  return NAMELESS[id] ?? 'Somebody who has left';
}

const NAMELESS: Record<string, string> = {
  'system:import': 'An import',
  'system:demo': 'The demonstration',
  'system:operator': 'Somebody at the server',
  system: 'The system',
  stranger: 'Somebody not signed in',
};

/** Somebody who is not signed in. */
export function stranger(address: string | null): Actor {
  return { id: 'stranger', address };
}

/** Thrown, never returned: what is forbidden is no input that somebody can put right. */
export class Forbidden extends Error {
  constructor(permission: Permission) {
    super(`This needs the permission ${permission}.`);
    this.name = 'Forbidden';
  }
}

/** Thrown when what an act is about is not there, or not any more. */
export class Missing extends Error {
  constructor(noun: string, id: string) {
    super(`There is no ${noun} ${id}.`);
    this.name = 'Missing';
  }
}

/** An id from an address, or Missing for what is none. */
export function idIn(noun: string, text: string): string {
  if (!isUuid(text)) throw new Missing(noun, text);
  return text;
}

/** Throws Forbidden unless the actor may. Called by every command, after the row is read and locked. */
export function authorize(actor: Actor, permission: Permission, subject?: Subject): void {
  if (actor.id === 'stranger') throw new Forbidden(permission);
  if ('member' in actor && !can(actor.member, permission, subject)) throw new Forbidden(permission);
}
