import { can, type MemberView, type Permission, type Subject } from './staff/permissions.ts';

/**
 * Who acts. The id stands in revisions and in the audit log and outlives an account; a member carries what permissions ask
 * about, and the network address of the request. Imports, the demonstration and jobs are the system and may do everything that
 * the rules allow at all.
 */
export type Actor = { id: `system:${string}` } | { id: `member:${string}`; member: MemberView; address: string | null };

export const SYSTEM = {
  import: { id: 'system:import' },
  demo: { id: 'system:demo' },
} satisfies Record<string, Actor>;

export function memberActor(member: MemberView, address: string | null = null): Actor {
  return { id: `member:${member.id}`, member, address };
}

/** Thrown, never returned: what is forbidden is no input that somebody can put right. */
export class Forbidden extends Error {
  constructor(permission: Permission) {
    super(`This needs the permission ${permission}.`);
    this.name = 'Forbidden';
  }
}

/** Throws Forbidden unless the actor may. Called by every command, after the row is read and locked. */
export function authorize(actor: Actor, permission: Permission, subject?: Subject): void {
  if ('member' in actor && !can(actor.member, permission, subject)) throw new Forbidden(permission);
}
