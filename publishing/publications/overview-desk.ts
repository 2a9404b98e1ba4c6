import { db } from '../../lib/db.ts';
import type { Kind } from '../kinds.ts';
import { effectiveState, type PublicationState } from './publication.ts';

/** Where a publication stands, for staff. Never cached. */
export type Overview = {
  id: string;
  kind: Kind;
  slug: string;
  title: string;
  state: PublicationState;
  releaseAt: Date | null;
  /** Number of the revision that readers see, or will at the release; 0 for none. */
  liveRevision: number;
  /** The open draft; null when everything that was written is released. */
  draft: { counter: number; actor: string; updatedAt: Date } | null;
  now: Date;
};

export type TimelineEntry = { id: string; at: Date; actor: string; action: string; detail: Record<string, unknown> };

export async function findOverview(id: string): Promise<Overview | null> {
  const [row, clock] = await Promise.all([
    db().publication.findUnique({
      where: { id },
      select: {
        id: true,
        kind: true,
        slug: true,
        deskTitle: true,
        state: true,
        releaseAt: true,
        liveRevision: { select: { number: true } },
        draft: { select: { counter: true, actor: true, updatedAt: true } },
      },
    }),
    db().$queryRaw<{ now: Date }[]>`SELECT now()`,
  ]);
  if (!row) return null;
  const now = clock[0]?.now ?? new Date();
  return {
    id: row.id,
    kind: row.kind as Kind,
    slug: row.slug,
    title: row.deskTitle,
    state: effectiveState(row, now),
    releaseAt: row.releaseAt,
    liveRevision: row.liveRevision?.number ?? 0,
    draft: row.draft,
    now,
  };
}

/** What was done with a publication, the newest first. */
export async function listTimeline(id: string): Promise<TimelineEntry[]> {
  const rows = await db().auditEntry.findMany({
    where: { subjectType: 'publication', subjectId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { id: true, at: true, actor: true, action: true, detail: true },
  });
  const names = await actorNames(rows.map(({ actor }) => actor));
  return rows.map((row) => ({
    ...row,
    actor: names.get(row.actor) ?? row.actor,
    detail: row.detail as Record<string, unknown>,
  }));
}

/** What people call those who acted. */
export async function actorNames(actors: string[]): Promise<Map<string, string>> {
  const ids = actors.flatMap((actor) => (actor.startsWith('member:') ? [actor.slice(7)] : []));
  const members = await db().member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const known = new Map<string, string>(members.map(({ id, name }) => [`member:${id}`, name]));
  for (const actor of actors) if (!known.has(actor)) known.set(actor, NAMELESS[actor] ?? 'Somebody who has left');
  return known;
}

const NAMELESS: Record<string, string> = {
  'system:import': 'An import',
  'system:demo': 'The demonstration',
  system: 'The system',
};
