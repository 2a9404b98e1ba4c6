import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { cache } from 'react';
import { db } from '../../lib/db.ts';
import { type Actor, memberActor } from '../actor.ts';
import { auth } from './auth.ts';
import { clientAddress } from './client-address.ts';
import { recordSessionUse } from './commands.ts';
import { can, type MemberView, type Permission } from './permissions.ts';
import { staffRoutes } from './staff-routes.ts';

/** A member who is signed in, with what the newsroom's pages show of them. */
export type SignedIn = {
  actor: Actor;
  member: MemberView;
  name: string;
  email: string;
  secondFactor: boolean;
  sessionId: string;
};

/** How exactly the list of sessions knows when one was last in use, in milliseconds. */
const SEEN_AGAIN = 300_000;

/** Who asks; null for a stranger. Read from the database each time, so that a revoked session ends at once. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  // Before the database is touched: a build, which has none, gets no further than this.
  const asked = await headers();
  const session = await auth().api.getSession({ headers: await withCookiesOf(asked), query: { disableRefresh: true } });
  if (!session) return null;
  const row = await db().member.findUnique({
    where: { id: session.user.id, disabledAt: null },
    select: { id: true, role: true, personId: true, limited: true, programs: { select: { hubId: true } } },
  });
  if (!row) return null;
  if (Date.now() - session.session.updatedAt.getTime() > SEEN_AGAIN) after(() => recordSessionUse(session.session.id));
  const member: MemberView = {
    id: row.id,
    role: row.role,
    personId: row.personId,
    programs: row.limited ? row.programs.map(({ hubId }) => hubId) : null,
  };
  return {
    actor: memberActor(member, clientAddress(asked)),
    member,
    name: session.user.name,
    email: session.user.email,
    secondFactor: session.user.twoFactorEnabled === true,
    sessionId: session.session.id,
  };
});

/** The page that an action draws anew is of the session that the action has just begun, not of the one it was asked in. */
async function withCookiesOf(asked: Headers): Promise<Headers> {
  const present = new Headers(asked);
  const pairs = (await cookies()).getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  present.set('cookie', pairs.join('; '));
  return present;
}

/** For pages: the member, or on to the sign-in. */
export async function requireMember(next?: string): Promise<SignedIn> {
  return (await findSignedIn()) ?? redirect(staffRoutes.signIn(next) as never);
}

/** For pages: the member if the permission table lets the role in at all, else the desk, which says why. */
export async function requirePermission(permission: Permission): Promise<SignedIn> {
  const signedIn = await requireMember();
  return can(signedIn.member, permission) ? signedIn : redirect(staffRoutes.deskInstead() as never);
}
