import { Prisma } from '../../generated/prisma/client.ts';
import { databaseTime } from '../../lib/database-time.ts';
import { db } from '../../lib/db.ts';
import type { MemberView } from '../staff/permissions.ts';
import { isOwn, withinReach } from '../staff/reach.ts';
import { APPROVED_DAYS, DAYS_AHEAD, dayIn, daysFrom, REVIEW_DAYS } from './first-screen.ts';
import { DESK_COLUMNS, type DeskRow } from './list-desk.ts';

/* What a member sees first: each part holds only what the member may read, and acts on. Never cached. */

export type LateRow = DeskRow & { why: 'due' | 'review' | 'approved'; since: Date };
export type WaitingRow = DeskRow & { why: 'review' | 'release' | 'returned' | 'forced'; since: Date };
export type CalendarDay = { day: string; releases: DeskRow[]; due: DeskRow[] };

export type FirstScreen = {
  now: Date;
  today: string;
  late: LateRow[];
  waiting: WaitingRow[];
  calendar: CalendarDay[];
  /** Own open drafts, the last changed first. */
  drafts: DeskRow[];
  released: DeskRow[];
};

const MOST = 25;
/** Of a calendar, which must not leave anything out. */
const MOST_IN_DAYS = 1000;
const FEW = 8;

export async function readFirstScreen(member: MemberView, timeZone: string): Promise<FirstScreen> {
  const now = await databaseTime(db());
  const today = dayIn(timeZone, now);
  const days = daysFrom(timeZone, now, DAYS_AHEAD);
  const [late, waiting, coming, due, drafts, released] = await Promise.all([
    listLate(member, today),
    listWaiting(member),
    rows<DeskRow>(
      Prisma.sql`${READ(member)} AND p.state = 'scheduled' AND p."releaseAt" > now()
        AND (p."releaseAt" AT TIME ZONE ${timeZone})::date <= ${days.at(-1)}::date`,
      Prisma.sql`p."releaseAt", p.id`,
      MOST_IN_DAYS,
    ),
    rows<DeskRow>(
      Prisma.sql`${OPEN(member)} AND p."dueOn" BETWEEN ${today}::date AND ${days.at(-1)}::date`,
      Prisma.sql`p."dueOn", p.id`,
      MOST_IN_DAYS,
    ),
    rows<DeskRow>(
      Prisma.sql`${READ(member)} AND ${isOwn(member)} AND p."binnedAt" IS NULL
        AND EXISTS (SELECT FROM "Draft" d WHERE d."publicationId" = p.id AND d.stage = 'writing')`,
      Prisma.sql`p."deskUpdatedAt" DESC, p.id DESC`,
      FEW,
    ),
    rows<DeskRow>(
      Prisma.sql`${READ(member)} AND is_public(p.state, p."releaseAt")`,
      Prisma.sql`p."releaseAt" DESC, p.id DESC`,
      FEW,
    ),
  ]);
  const calendar = days.map((day) => ({
    day,
    releases: coming.filter((row) => row.releaseAt && dayIn(timeZone, row.releaseAt) === day),
    due: due.filter((row) => row.dueOn?.toISOString().slice(0, 10) === day),
  }));
  return { now, today, late, waiting, calendar, drafts, released };
}

/** What an agreed day has passed for, and what has stood in review or approved for too long. */
function listLate(member: MemberView, today: string): Promise<LateRow[]> {
  const overdue = Prisma.sql`(p."dueOn" < ${today}::date AND p.state IN ('draft', 'in_review', 'approved'))`;
  return rows<LateRow>(
    Prisma.sql`p.id IN (SELECT "publicationId" FROM "Draft" WHERE stage <> 'writing' UNION ALL
        SELECT id FROM "Publication" WHERE "dueOn" < ${today}::date AND state IN ('draft', 'in_review', 'approved'))
      AND ${READ(member)} AND p."binnedAt" IS NULL AND (${overdue}
      OR (d.stage = 'in_review' AND d."stageSince" < now() - make_interval(days => ${REVIEW_DAYS}::int))
      OR (d.stage = 'approved' AND d."stageSince" < now() - make_interval(days => ${APPROVED_DAYS}::int)))`,
    Prisma.sql`p."dueOn" NULLS LAST, d."stageSince", p.id`,
    MOST,
    Prisma.sql`, coalesce(d."stageSince", p."stateSince") AS since,
      CASE WHEN ${overdue} THEN 'due' WHEN d.stage = 'in_review' THEN 'review' ELSE 'approved' END AS why`,
    WITH_DRAFT,
  );
}

/**
 * What others finished and this member may approve or release, what came back to this member, and what went out by force and
 * lacks a second person's approval. The longest wait first.
 */
async function listWaiting(member: MemberView): Promise<WaitingRow[]> {
  const me = `member:${member.id}`;
  const inByline =
    member.personId === null ? Prisma.sql`FALSE` : Prisma.sql`p."deskPeople" @> ARRAY[${member.personId}]::uuid[]`;
  const review = Prisma.sql`(d.stage = 'in_review' AND ${withinReach(member, 'publication.approve')}
    AND d.actor <> ${me} AND NOT ${inByline})`;
  const release = Prisma.sql`(d.stage = 'approved' AND ${withinReach(member, 'publication.release')})`;
  const returned = Prisma.sql`(d.stage = 'writing' AND ${isOwn(member)} AND (
    SELECT a.action FROM "AuditEntry" a WHERE a."subjectType" = 'publication' AND a."subjectId" = p.id::text
      AND a.action IN ('submit', 'return') ORDER BY a.at DESC LIMIT 1) = 'return')`;
  const [drafts, forced] = await Promise.all([
    rows<WaitingRow>(
      Prisma.sql`${READ(member)} AND p."binnedAt" IS NULL AND (${review} OR ${release} OR ${returned})`,
      Prisma.sql`d."stageSince", p.id`,
      MOST,
      Prisma.sql`, d."stageSince" AS since,
        CASE d.stage WHEN 'in_review' THEN 'review' WHEN 'approved' THEN 'release' ELSE 'returned' END AS why`,
      Prisma.sql`JOIN "Draft" d ON d."publicationId" = p.id`,
    ),
    rows<WaitingRow>(
      Prisma.sql`${READ(member)} AND ${withinReach(member, 'publication.approve')} AND f."approvedBy" IS NULL
        AND f.actor <> ${me} AND f."writtenBy" IS DISTINCT FROM ${me}`,
      Prisma.sql`f.at, p.id`,
      MOST,
      Prisma.sql`, f.at AS since, 'forced' AS why`,
      Prisma.sql`JOIN "ForcedRelease" f ON f."publicationId" = p.id`,
    ),
  ]);
  return [...forced, ...drafts].sort((a, b) => a.since.getTime() - b.since.getTime());
}

const WITH_DRAFT = Prisma.sql`LEFT JOIN "Draft" d ON d."publicationId" = p.id`;
const READ = (member: MemberView) => withinReach(member, 'publication.read');
/** On its way to a first release. */
const OPEN = (member: MemberView) =>
  Prisma.sql`${READ(member)} AND p.state IN ('draft', 'in_review', 'approved') AND p."binnedAt" IS NULL`;

function rows<Row>(
  where: Prisma.Sql,
  order: Prisma.Sql,
  limit = MOST,
  more: Prisma.Sql = Prisma.empty,
  beside: Prisma.Sql = Prisma.empty,
): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT ${DESK_COLUMNS} ${more} FROM "Publication" p ${beside} WHERE ${where} ORDER BY ${order} LIMIT ${limit}`;
}
