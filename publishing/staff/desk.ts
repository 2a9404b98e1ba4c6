import { db } from '../../lib/db.ts';
import { strictlyDecoded } from '../../lib/decoded.ts';
import { hashOfToken } from '../../lib/token.ts';
import { auth } from './auth.ts';
import { NEW_EMAIL, newEmailIn, newEmailOf } from './new-email.ts';
import type { Role } from './permissions.ts';

/* What the newsroom's pages on accounts read. Never cached. */

export type SessionRow = {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
};
export type PasskeyRow = { id: string; name: string | null; createdAt: Date | null };

export function listSessions(memberId: string): Promise<SessionRow[]> {
  return db().memberSession.findMany({
    where: { userId: memberId, expiresAt: { gt: new Date() } },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, createdAt: true, updatedAt: true, ipAddress: true, userAgent: true },
  });
}

export function listPasskeys(memberId: string): Promise<PasskeyRow[]> {
  return db().memberPasskey.findMany({
    where: { userId: memberId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, createdAt: true },
  });
}

export type MemberRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  limited: boolean;
  twoFactorEnabled: boolean | null;
  passkeys: number;
  disabledAt: Date | null;
  programs: { hub: { id: string; name: string } }[];
  person: { slug: string } | null;
};

export async function listMembers(): Promise<MemberRow[]> {
  const rows = await db().member.findMany({
    orderBy: [{ disabledAt: { sort: 'desc', nulls: 'first' } }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      limited: true,
      twoFactorEnabled: true,
      _count: { select: { passkeys: true } },
      disabledAt: true,
      programs: { select: { hub: { select: { id: true, name: true } } } },
      person: { select: { slug: true } },
    },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, passkeys: _count.passkeys }));
}

export function listOpenInvitations(): Promise<{ id: string; email: string | null; role: Role; expiresAt: Date }[]> {
  return db().invitation.findMany({
    where: { acceptedAt: null, email: { not: null }, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, email: true, role: true, expiresAt: true },
  });
}

export function listPrograms(): Promise<{ id: string; name: string }[]> {
  return db().hub.findMany({ where: { type: 'program' }, orderBy: { name: 'asc' }, select: { id: true, name: true } });
}

/** What the invited may know before accepting; null for a token that is unknown, used or too old. */
export function findInvitation(token: string): Promise<{ email: string | null; role: Role } | null> {
  return db().invitation.findFirst({
    where: { tokenHash: hashOfToken(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    select: { email: true, role: true },
  });
}

/** Whose account it is; null when nobody has this address. */
export async function findByEmail(email: string): Promise<string | null> {
  return (await db().member.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
}

/** Who gave the right password in this browser and has still to prove the second factor; null for nobody. */
export async function memberOfChallenge(headers: Headers): Promise<string | null> {
  const { name } = (await auth().$context).createAuthCookie('two_factor');
  const cookies = headers.get('cookie')?.split(/;\s*/) ?? [];
  const value = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  return value ? valueUnder((strictlyDecoded(value) ?? '').replace(/\.[^.]*$/, '')) : null;
}

/** Who asked for the link to choose a new password; null when it leads nowhere. */
export async function memberOfReset(token: string): Promise<{ id: string; name: string; email: string } | null> {
  const id = await valueUnder(`reset-password:${token}`);
  return id === null ? null : db().member.findUnique({ where: { id }, select: { id: true, name: true, email: true } });
}

/** The address that a member has asked for and not yet proven to have; null for none. */
export async function findWantedEmail(memberId: string): Promise<{ email: string; expiresAt: Date } | null> {
  const found = await db().memberVerification.findFirst({
    where: {
      identifier: { startsWith: NEW_EMAIL.prefix },
      value: { startsWith: newEmailOf(memberId, '') },
      expiresAt: { gt: new Date() },
    },
    select: { value: true, expiresAt: true },
  });
  return found && { email: newEmailIn(found.value).email, expiresAt: found.expiresAt };
}

/** The address that a link was sent to; null when the link leads nowhere. */
export async function emailOfLink(token: string): Promise<string | null> {
  const value = await valueUnder(NEW_EMAIL.under(hashOfToken(token)));
  return value === null ? null : newEmailIn(value).email;
}

/** The sign-in library keeps what a secret is about, mostly whose it is, under that secret. */
async function valueUnder(identifier: string): Promise<string | null> {
  const found = await db().memberVerification.findFirst({
    where: { identifier, expiresAt: { gt: new Date() } },
    select: { value: true },
  });
  return found?.value ?? null;
}
