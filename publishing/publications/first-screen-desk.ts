import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import type { MemberView } from '../staff/permissions.ts';
import { isOwn, withinReach } from '../staff/reach.ts';
import { APPROVED_DAYS, DAYS_AHEAD, dayIn, daysFrom, REVIEW_DAYS } from './first-screen.ts';
import { DESK_COLUMNS, type DeskRow } from './list-desk.ts';

/* What a member sees first: each part holds only what the member may read, and acts on. Never cached. */

export type LateRow = DeskRow & { why: 'due' | 'review' | 'approved' };
export type WaitingRow = DeskRow & { why: 'review' | 'release' | 'returned' };
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
const FEW = 8;

export async function readFirstScreen(member: MemberView, timeZone: string): Promise<FirstScreen> {
  const [clock] = await db().$queryRaw<{ now: Date }[]>`SELECT now()`;
  const now = clock?.now ?? new Date();
  const today = dayIn(timeZone, now);
  const days = daysFrom(timeZone, now, DAYS_AHEAD);
  const [late, waiting, coming, due, drafts, released] = await Promise.all([
    listLate(member, today),
    listWaiting(member),
    rows<DeskRow>(
      Prisma.sql`${READ(member)} AND p.state = 'scheduled' AND p."releaseAt" > now()
        AND (p."releaseAt" AT TIME ZONE ${timeZone})::date <= ${days.at(-1)}::date`,
      Prisma.sql`p."releaseAt", p.id`,
    ),
    rows<DeskRow>(
      Prisma.sql`${OPEN(member)} AND p."dueOn" BETWEEN ${today}::date AND ${days.at(-1)}::date`,
      Prisma.sql`p."dueOn", p.id`,
    ),
    rows<DeskRow>(
      Prisma.sql`${READ(member)} AND ${isOwn(member)} AND p."binnedAt" IS NULL
        AND EXISTS (SELECT FROM "Draft" d WHERE d."publicationId" = p.id) AND p.state NOT IN ('in_review', 'approved')`,
      Prisma.sql`p."deskUpdatedAt" DESC, p.id DESC`,
      FEW,
    ),
    rows<DeskRow>(
      Prisma.sql`${READ(member)} AND is_public(p.state, p."releaseAt") AND p."firstReleasedAt" <= now()`,
      Prisma.sql`p."firstReleasedAt" DESC, p.id DESC`,
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
  return rows<LateRow>(
    Prisma.sql`${OPEN(member)} AND (p."dueOn" < ${today}::date
      OR (p.state = 'in_review' AND p."stateSince" < now() - make_interval(days => ${REVIEW_DAYS}::int))
      OR (p.state = 'approved' AND p."stateSince" < now() - make_interval(days => ${APPROVED_DAYS}::int)))`,
    Prisma.sql`p."dueOn" NULLS LAST, p."stateSince", p.id`,
    MOST,
    Prisma.sql`, CASE WHEN p."dueOn" < ${today}::date THEN 'due' WHEN p.state = 'in_review' THEN 'review' ELSE 'approved' END AS why`,
  );
}

/** What others finished and this member may approve or release, and what came back to this member. */
function listWaiting(member: MemberView): Promise<WaitingRow[]> {
  const notMine = Prisma.sql`NOT ${isOwn(member)}`;
  const review = Prisma.sql`(p.state = 'in_review' AND ${withinReach(member, 'publication.approve')} AND ${notMine})`;
  const release = Prisma.sql`(p.state = 'approved' AND ${withinReach(member, 'publication.release')})`;
  const returned = Prisma.sql`(p.state = 'draft' AND ${isOwn(member)} AND (
    SELECT a.action FROM "AuditEntry" a WHERE a."subjectType" = 'publication' AND a."subjectId" = p.id::text
      AND a.action IN ('submit', 'return') ORDER BY a.at DESC LIMIT 1) = 'return')`;
  return rows<WaitingRow>(
    Prisma.sql`${OPEN(member)} AND (${review} OR ${release} OR ${returned})`,
    Prisma.sql`p."stateSince", p.id`,
    MOST,
    Prisma.sql`, CASE p.state WHEN 'in_review' THEN 'review' WHEN 'approved' THEN 'release' ELSE 'returned' END AS why`,
  );
}

const READ = (member: MemberView) => withinReach(member, 'publication.read');
/** On its way to a first release. */
const OPEN = (member: MemberView) =>
  Prisma.sql`${READ(member)} AND p.state IN ('draft', 'in_review', 'approved') AND p."binnedAt" IS NULL`;

function rows<Row>(
  where: Prisma.Sql,
  order: Prisma.Sql,
  limit = MOST,
  more: Prisma.Sql = Prisma.empty,
): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT ${DESK_COLUMNS} ${more} FROM "Publication" p WHERE ${where} ORDER BY ${order} LIMIT ${limit}`;
}
