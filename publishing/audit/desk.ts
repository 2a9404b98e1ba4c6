import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import { actorWords } from '../actor.ts';
import { type MemberView, reachOf } from '../staff/permissions.ts';
import { withinReach } from '../staff/reach.ts';
import { LOG_PAGE, type LogRequest } from './log-request.ts';

/* What the newsroom reads of the audit log. Never cached. */

export type LogEntry = {
  id: string;
  at: Date;
  actor: string;
  /** The member's name today, or what a stranger is called; null for the system and for accounts that are gone. */
  name: string | null;
  address: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** What it is called today, or was when it was deleted. */
  subjectName: string | null;
  detail: unknown;
};

/** One page of the log, newest first; `next` is where the following page begins, null on the last. */
export async function listLog(
  member: MemberView,
  request: LogRequest,
): Promise<{ entries: LogEntry[]; next: LogRequest['after'] }> {
  const rows = await readLog(member, request, LOG_PAGE + 1);
  const entries = rows.slice(0, LOG_PAGE);
  const last = entries.at(-1);
  return { entries, next: rows.length > LOG_PAGE && last ? { at: last.at.toISOString(), id: last.id } : null };
}

const BATCH = 1_000;

/** The whole of what is asked for, newest first, read in pieces so that a long log never stands in memory. */
export async function* streamLog(member: MemberView, request: LogRequest): AsyncGenerator<LogEntry[]> {
  let after = request.after;
  while (true) {
    const entries = await readLog(member, { ...request, after }, BATCH);
    if (entries.length > 0) yield entries;
    const last = entries.at(-1);
    if (entries.length < BATCH || !last) return;
    after = { at: last.at.toISOString(), id: last.id };
  }
}

/** Who acted and what they did so far, for the choices of the filter. */
export async function listLogChoices(): Promise<{
  who: { id: string; name: string }[];
  what: string[];
  about: string[];
}> {
  const [who, what, about] = await Promise.all([distinct('actor'), distinct('action'), distinct('subjectType')]);
  const members = await db().member.findMany({ select: { id: true, name: true } });
  const names = new Map(members.map(({ id, name }) => [`member:${id}`, name])).set('stranger', STRANGER);
  return {
    who: who.map((id) => ({ id, name: names.get(id) ?? actorWords(id) })).sort((a, b) => a.name.localeCompare(b.name)),
    what,
    about,
  };
}

async function readLog(member: MemberView, request: LogRequest, limit: number): Promise<LogEntry[]> {
  const zone = Prisma.sql`(SELECT "timeZone" FROM "Institution" WHERE id = 1)`;
  const where = [
    ...(reachesAll(member) ? [] : [withinPrograms(member)]),
    ...(request.who ? [Prisma.sql`a.actor = ${request.who}`] : []),
    ...(request.what ? [Prisma.sql`a.action = ${request.what}`] : []),
    ...(request.about ? [Prisma.sql`a."subjectType" = ${request.about}`] : []),
    ...(request.id ? [Prisma.sql`a."subjectId" = ${request.id}`] : []),
    ...(request.from ? [Prisma.sql`a.at >= ${request.from}::date::timestamp AT TIME ZONE ${zone}`] : []),
    ...(request.to ? [Prisma.sql`a.at < (${request.to}::date + 1)::timestamp AT TIME ZONE ${zone}`] : []),
    ...(request.after
      ? [Prisma.sql`(a.at, a.id) < (${request.after.at}::timestamptz, ${request.after.id}::uuid)`]
      : []),
  ];
  return db().$queryRaw<LogEntry[]>`
    WITH page AS (SELECT a.* FROM "AuditEntry" a
      ${where.length > 0 ? Prisma.sql`WHERE ${Prisma.join(where, ' AND ')}` : Prisma.empty}
      ORDER BY a.at DESC, a.id DESC LIMIT ${limit})
    SELECT page.id, page.at, page.actor, page.address, page.action, page."subjectType", page."subjectId", page.detail,
      CASE page.actor WHEN 'stranger' THEN ${STRANGER} ELSE m.name END AS name,
      coalesce(CASE page."subjectType"
        WHEN 'publication' THEN (SELECT coalesce(nullif(p."deskTitle", ''), p.title) FROM "Publication" p WHERE p.id = ${SUBJECT})
        WHEN 'person' THEN (SELECT x.name FROM "Person" x WHERE x.id = ${SUBJECT})
        WHEN 'organization' THEN (SELECT x.name FROM "Organization" x WHERE x.id = ${SUBJECT})
        WHEN 'outlet' THEN (SELECT x.name FROM "Outlet" x WHERE x.id = ${SUBJECT})
        WHEN 'hub' THEN (SELECT x.name FROM "Hub" x WHERE x.id = ${SUBJECT})
        WHEN 'member' THEN (SELECT x.name FROM "Member" x WHERE x.id = ${SUBJECT})
        WHEN 'file' THEN (SELECT x.name FROM "File" x WHERE x.id = ${SUBJECT})
        WHEN 'bundle' THEN (SELECT x.name FROM "Bundle" x WHERE x.id = ${SUBJECT})
      END, page.detail -> 'before' ->> 'name', page.detail -> 'after' ->> 'name', page.detail ->> 'name',
        page.detail -> 'after' ->> 'email', page.detail -> 'before' ->> 'email') AS "subjectName"
    FROM page LEFT JOIN "Member" m ON page.actor = 'member:' || m.id
    ORDER BY page.at DESC, page.id DESC`;
}

function reachesAll(member: MemberView): boolean {
  return member.programs === null || reachOf(member.role, 'audit.read') === 'all';
}

/** Who is limited to programs reads what was done with publications of those, and what they did themselves. */
function withinPrograms(member: MemberView): Prisma.Sql {
  return Prisma.sql`(a.actor = ${`member:${member.id}`} OR a."subjectType" = 'publication' AND EXISTS (
    SELECT FROM "Publication" p WHERE p.id = ${subjectOf('a')} AND ${withinReach(member, 'audit.read')}))`;
}

const STRANGER = actorWords('stranger');

/** The different values of a column, found by skipping from one to the next, so that a log of millions is not read. */
async function distinct(column: 'actor' | 'action' | 'subjectType'): Promise<string[]> {
  const name = Prisma.raw(`"${column}"`);
  const rows = await db().$queryRaw<{ value: string }[]>`
    WITH RECURSIVE found AS (
      (SELECT ${name} AS value FROM "AuditEntry" ORDER BY ${name} LIMIT 1)
      UNION ALL
      SELECT (SELECT ${name} FROM "AuditEntry" WHERE ${name} > found.value ORDER BY ${name} LIMIT 1)
      FROM found WHERE found.value IS NOT NULL)
    SELECT value FROM found WHERE value IS NOT NULL`;
  return rows.map(({ value }) => value);
}

/** Subjects are kept as text; a redirect's is its path. */
function subjectOf(row: 'a' | 'page'): Prisma.Sql {
  const id = Prisma.raw(`${row}."subjectId"`);
  return Prisma.sql`CASE WHEN ${id} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${id}::uuid END`;
}

const SUBJECT = subjectOf('page');
