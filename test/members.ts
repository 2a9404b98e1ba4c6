import { createHmac } from 'node:crypto';
import { db } from '../lib/db.ts';
import { newId } from '../lib/ids.ts';
import { secret } from '../lib/secret.ts';
import { type Actor, memberActor } from '../publishing/actor.ts';
import { auth } from '../publishing/staff/auth.ts';
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

export type MemberOptions = {
  role: Role;
  name?: string;
  email?: string;
  personId?: string | null;
  programs?: string[] | null;
  /** Without one nobody can sign in as them. */
  password?: string;
};

/** A member with an open session, in the database that `db()` leads to. */
export async function makeMember({
  role,
  name = nextName(role),
  personId = null,
  programs = null,
  password,
  ...given
}: MemberOptions): Promise<SignedInMember> {
  const [id, sessionId, token] = [newId(), newId(), newId()];
  const email = given.email ?? `${id}@example.org`;
  const hubs = programs?.map((hubId) => ({ hubId })) ?? [];
  await db().member.create({
    data: { id, name, email, role, personId, limited: programs !== null, programs: { create: hubs } },
  });
  await db().memberSession.create({
    data: { id: sessionId, token, userId: id, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  if (password) {
    const hash = await (await auth().$context).password.hash(password);
    await db().memberAccount.create({
      data: { id: newId(), accountId: id, providerId: 'credential', userId: id, password: hash },
    });
  }
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
