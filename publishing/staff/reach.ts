import { Prisma } from '../../generated/prisma/client.ts';
import { type MemberView, type Permission, reachOf } from './permissions.ts';

/**
 * `can()` as a condition on `"Publication" p`: true of those for which the member has the permission. Every list, count and
 * search of the newsroom stands on it; a test holds the two together.
 */
export function withinReach(member: MemberView, permission: Permission): Prisma.Sql {
  const reach = reachOf(member.role, permission);
  if (reach === null) return Prisma.sql`FALSE`;
  if (reach === 'all' || (reach === 'programs' && member.programs === null)) return Prisma.sql`TRUE`;
  if (reach === 'own' || !member.programs || member.programs.length === 0) return isOwn(member);
  return Prisma.sql`(${isOwn(member)} OR p."deskHubs" && ${member.programs}::uuid[])`;
}

/** `p` was begun by the member, or has the member in its byline. */
export function isOwn(member: MemberView): Prisma.Sql {
  const begun = Prisma.sql`p."createdBy" = ${`member:${member.id}`}`;
  return member.personId === null
    ? Prisma.sql`(${begun})`
    : Prisma.sql`(${begun} OR p."deskPeople" @> ARRAY[${member.personId}]::uuid[])`;
}
