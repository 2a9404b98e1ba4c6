import { createHmac } from 'node:crypto';
import { db } from '../lib/db.ts';
import { newId } from '../lib/ids.ts';
import { secret } from '../lib/secret.ts';
import { type Actor, memberActor } from '../publishing/actor.ts';
import type { Role } from '../publishing/staff/permissions.ts';
import { nextName } from './factories.ts';

export type SignedInMember = {
  id: string;
  name: string;
  email: string;
  actor: Actor;
  sessionId: string;
  /** The session's cookie, as the sign-in library sets it (better-call's signed cookies). */
  cookie: { name: string; value: string };
};

export type MemberOptions = { role: Role; name?: string; personId?: string | null; programs?: string[] | null };

/** A member with an open session, in the database that `db()` leads to; no password, so nobody can sign in as them. */
export async function makeMember({
  role,
  name = nextName(role),
  personId = null,
  programs = null,
}: MemberOptions): Promise<SignedInMember> {
  const [id, sessionId, token] = [newId(), newId(), newId()];
  const email = `${id}@example.org`;
  const hubs = programs?.map((hubId) => ({ hubId })) ?? [];
  await db().member.create({
    data: { id, name, email, role, personId, limited: programs !== null, programs: { create: hubs } },
  });
  await db().memberSession.create({
    data: { id: sessionId, token, userId: id, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  const signature = createHmac('sha256', secret()).update(token).digest('base64');
  return {
    id,
    name,
    email,
    actor: memberActor({ id, role, programs, personId }),
    sessionId,
    cookie: { name: 'masthead.session_token', value: encodeURIComponent(`${token}.${signature}`) },
  };
}
