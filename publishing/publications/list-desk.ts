import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import { escapeLike } from '../../lib/escape-like.ts';
import type { HubType } from '../hubs/hub.ts';
import type { Kind } from '../kinds.ts';
import type { MemberView } from '../staff/permissions.ts';
import { isOwn, withinReach } from '../staff/reach.ts';
import { LIST_PAGE, LIST_STATES, type ListRequest, type ListSort } from './list-request.ts';
import type { DraftStage, PublicationState } from './publication.ts';
import type { DatePrecision } from './views.ts';

/* The newsroom's lists of publications: what the member may read, by the newest text, released or not. Never cached. */

export type DeskRow = {
  id: string;
  kind: Kind;
  slug: string;
  title: string;
  /** As it is now: what was scheduled is published from its time on. */
  state: PublicationState;
  stateSince: Date;
  releaseAt: Date | null;
  /** How much is known of when it came out. */
  precision: DatePrecision;
  changedAt: Date;
  dueOn: Date | null;
  binnedAt: Date | null;
  /** How far the open draft has come, beside what is live where something is; null when none is open. */
  stage: DraftStage | null;
  createdBy: string;
  people: string[];
  programs: string[];
  /** Names of the people in the byline. */
  byline: string[];
};

/** The state of `p` as it is now. */
export const STATE_NOW = Prisma.sql`CASE WHEN is_public(p.state, p."releaseAt") THEN 'published' ELSE p.state::text END`;

/** The columns of a `DeskRow`, for a query that has `"Publication" p`. */
export const DESK_COLUMNS = Prisma.sql`
  p.id, p.kind, p.slug, p."deskTitle" AS title, ${STATE_NOW} AS state, p."stateSince", p."releaseAt",
  p."datePrecision"::text AS precision,
  p."deskUpdatedAt" AS "changedAt", p."dueOn", p."binnedAt", p."createdBy", p."deskPeople" AS people, p."deskHubs" AS programs,
  (SELECT d.stage::text FROM "Draft" d WHERE d."publicationId" = p.id) AS stage,
  ARRAY(SELECT pe.name FROM unnest(p."deskPeople") WITH ORDINALITY wanted(id, place) JOIN "Person" pe ON pe.id = wanted.id
    ORDER BY wanted.place) AS byline`;

export type DeskList = {
  rows: DeskRow[];
  total: number;
  pageCount: number;
  /** Of everything but the bin. */
  all: number;
  /** What has a draft in review or approved beside what is live counts there too. */
  counts: Record<keyof typeof LIST_STATES, number>;
};

/** One page of what is asked for, with how many there are in each state under the same other filters. */
export async function listForDesk(member: MemberView, request: ListRequest): Promise<DeskList> {
  const others = conditions(member, { ...request, state: null });
  const [rows, counted] = await Promise.all([
    db().$queryRaw<DeskRow[]>`
      SELECT ${DESK_COLUMNS} FROM (
        SELECT p.id FROM "Publication" p WHERE ${all([...others, ofState(request.state)])}
        ORDER BY ${ORDERS[request.sort]} LIMIT ${LIST_PAGE} OFFSET ${(request.page - 1) * LIST_PAGE}) page
      JOIN "Publication" p ON p.id = page.id ORDER BY ${ORDERS[request.sort]}`,
    db().$queryRaw<{ state: keyof typeof LIST_STATES; beside: 'in_review' | 'approved' | null; count: number }[]>`
      SELECT CASE WHEN p."binnedAt" IS NOT NULL THEN 'binned' ELSE ${STATE_NOW} END AS state,
        CASE WHEN p."binnedAt" IS NULL AND d.stage <> 'writing' AND d.stage::text <> p.state::text THEN d.stage::text END
          AS beside, count(*)::int AS count
      FROM "Publication" p LEFT JOIN "Draft" d ON d."publicationId" = p.id WHERE ${all(others)} GROUP BY 1, 2`,
  ]);
  const counts = Object.fromEntries(Object.keys(LIST_STATES).map((state) => [state, 0])) as DeskList['counts'];
  let everything = 0;
  for (const { state, beside, count } of counted) {
    counts[state] += count;
    if (beside) counts[beside] += count;
    if (state !== 'binned') everything += count;
  }
  const total = request.state ? counts[request.state] : everything;
  return { rows, total, all: everything, counts, pageCount: Math.max(1, Math.ceil(total / LIST_PAGE)) };
}

/** Rows by id, in no order; those that the member may not read are left out. */
export async function findForDesk(member: MemberView, ids: string[]): Promise<DeskRow[]> {
  if (ids.length === 0) return [];
  return db().$queryRaw<DeskRow[]>`
    SELECT ${DESK_COLUMNS} FROM "Publication" p
    WHERE p.id = ANY(${ids}::uuid[]) AND ${withinReach(member, 'publication.read')}`;
}

/** What a list can be narrowed to: people with a byline that the member may know of, and every hub. */
export async function listFilterChoices(): Promise<{
  people: { id: string; name: string }[];
  hubs: { id: string; type: HubType; name: string }[];
}> {
  const [people, hubs] = await Promise.all([
    db().person.findMany({ orderBy: [{ name: 'asc' }], take: MOST_PEOPLE, select: { id: true, name: true } }),
    db().hub.findMany({ orderBy: [{ type: 'asc' }, { name: 'asc' }], select: { id: true, type: true, name: true } }),
  ]);
  return { people, hubs };
}

const MOST_PEOPLE = 2000;

const ORDERS: Record<ListSort, Prisma.Sql> = {
  changed: Prisma.sql`p."deskUpdatedAt" DESC, p.id DESC`,
  title: Prisma.sql`p."deskTitle", p.id`,
  release: Prisma.sql`p."releaseAt" DESC NULLS LAST, p.id DESC`,
  due: Prisma.sql`p."dueOn", p.id`,
  created: Prisma.sql`p.id DESC`,
};

function conditions(member: MemberView, request: ListRequest): Prisma.Sql[] {
  const words = request.words.split(/\s+/).filter(Boolean).slice(0, 10);
  return [
    withinReach(member, 'publication.read'),
    ...(request.kind ? [Prisma.sql`p.kind = ${request.kind}`] : []),
    ...(request.person ? [Prisma.sql`p."deskPeople" @> ARRAY[${request.person}]::uuid[]`] : []),
    ...(request.hub ? [Prisma.sql`p."deskHubs" @> ARRAY[${request.hub}]::uuid[]`] : []),
    ...(request.mine ? [isOwn(member)] : []),
    ...words.map((word) => Prisma.sql`search_fold(p."deskTitle") LIKE search_fold(${`%${escapeLike(word)}%`})`),
  ];
}

function ofState(state: ListRequest['state']): Prisma.Sql {
  if (state === 'binned') return Prisma.sql`p."binnedAt" IS NOT NULL`;
  const kept = Prisma.sql`p."binnedAt" IS NULL`;
  switch (state) {
    case null:
      return kept;
    case 'published':
      return Prisma.sql`((p.state = 'published' OR (p.state = 'scheduled' AND p."releaseAt" <= now())) AND ${kept})`;
    case 'scheduled':
      return Prisma.sql`(p.state = 'scheduled' AND p."releaseAt" > now() AND ${kept})`;
    case 'in_review':
    case 'approved':
      return Prisma.sql`((p.state = ${state}::"PublicationState" OR EXISTS (
        SELECT FROM "Draft" d WHERE d."publicationId" = p.id AND d.stage::text = ${state})) AND ${kept})`;
    default:
      return Prisma.sql`(p.state = ${state}::"PublicationState" AND ${kept})`;
  }
}

function all(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(conditions, ' AND ');
}
