import { db } from '../../lib/db.ts';
import { actorWords } from '../actor.ts';
import type { Kind } from '../kinds.ts';
import type { PublicationContent } from './content.ts';
import type { Finding } from './gate.ts';
import { judge } from './gate-queries.ts';
import { type DraftStage, effectiveState, type PublicationState } from './publication.ts';
import type { PublicDate, WithdrawalOutcome } from './views.ts';

/** Where a publication stands, for staff. Names are those of people who acted. Never cached. */
export type Overview = {
  id: string;
  kind: Kind;
  slug: string;
  title: string;
  state: PublicationState;
  releaseAt: Date | null;
  datePrecision: PublicDate['precision'];
  firstReleasedAt: Date | null;
  /** Number of the revision that readers see, or will at the release; 0 for none. */
  liveRevision: number;
  withdrawal: { at: Date; outcome: WithdrawalOutcome; reason: string } | null;
  /** The open draft; null when everything that was written is released. */
  draft: {
    counter: number;
    stage: DraftStage;
    writtenBy: string;
    writer: string;
    updatedAt: Date;
    approver: string | null;
    /** Whether the approval is by somebody who did not write the last change. */
    approvedByAnother: boolean;
    /** What it was last returned with. */
    returned: { by: string; message: string } | null;
  } | null;
  /** Of the text that a release would be of: the draft, or what waits for its time. */
  findings: ShownFinding[];
  /** Releases without the approval that was asked for. */
  forced: {
    id: string;
    revision: number;
    by: string;
    at: Date;
    reason: string;
    mayApprove: (actor: string) => boolean;
  }[];
  bundle: { id: string; name: string; releaseAt: Date | null } | null;
  binned: boolean;
  fourEyes: boolean;
  now: Date;
};

export type ShownFinding = Finding & { waiver: { by: string; reason: string } | null };

export type TimelineEntry = { id: string; at: Date; actor: string; action: string; detail: Record<string, unknown> };

export async function findOverview(id: string): Promise<Overview | null> {
  const [row, forced, bundle, returned, clock] = await Promise.all([
    db().publication.findUnique({
      where: { id },
      include: { liveRevision: { select: { number: true, content: true } }, draft: true },
    }),
    db().forcedRelease.findMany({ where: { publicationId: id, approvedBy: null }, orderBy: { at: 'desc' } }),
    db().bundle.findFirst({
      where: { members: { some: { publicationId: id } }, state: { not: 'released' } },
      select: { id: true, name: true, releaseAt: true },
    }),
    db().auditEntry.findFirst({
      where: { subjectType: 'publication', subjectId: id, action: { in: ['submit', 'return'] } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: { action: true, actor: true, detail: true },
    }),
    db().$queryRaw<{ now: Date; fourEyes: boolean }[]>`SELECT now(), "fourEyes" FROM "Institution"`,
  ]);
  if (!row) return null;
  const { now = new Date(), fourEyes = false } = clock[0] ?? {};
  const { draft, liveRevision } = row;
  const state = effectiveState(row, now);
  const text = draft?.content ?? (state === 'scheduled' ? liveRevision?.content : null);
  const findings = text
    ? await judge(db(), id, text as unknown as PublicationContent, {
        at: state === 'scheduled' ? row.releaseAt : null,
        together: bundle ? await membersOf(bundle.id) : [],
      })
    : [];
  const names = await actorNames([
    ...findings.flatMap(({ waiver }) => waiver?.actor ?? []),
    ...forced.map(({ actor }) => actor),
    ...(draft ? [draft.actor, draft.approvedBy ?? ''] : []),
    returned?.actor ?? '',
  ]);
  const nameOf = (actor: string) => names.get(actor) ?? actor;
  return {
    id: row.id,
    kind: row.kind as Kind,
    slug: row.slug,
    title: row.deskTitle,
    state,
    releaseAt: row.releaseAt,
    datePrecision: row.datePrecision,
    firstReleasedAt: row.firstReleasedAt,
    liveRevision: liveRevision?.number ?? 0,
    withdrawal:
      row.withdrawnAt && row.withdrawalOutcome
        ? { at: row.withdrawnAt, outcome: row.withdrawalOutcome, reason: row.withdrawalReason ?? '' }
        : null,
    draft: draft && {
      counter: draft.counter,
      stage: draft.stage,
      writtenBy: draft.actor,
      writer: nameOf(draft.actor),
      updatedAt: draft.updatedAt,
      approver: draft.approvedBy && nameOf(draft.approvedBy),
      approvedByAnother: draft.approvedBy !== null && draft.approvedBy !== draft.actor,
      returned:
        draft.stage === 'writing' && returned?.action === 'return'
          ? { by: nameOf(returned.actor), message: String((returned.detail as { message?: unknown }).message ?? '') }
          : null,
    },
    findings: findings.map(({ waiver, ...finding }) => ({
      ...finding,
      waiver: waiver && { by: nameOf(waiver.actor), reason: waiver.reason },
    })),
    forced: forced.map(({ actor, writtenBy, ...flag }) => ({
      id: flag.id,
      revision: flag.revision,
      at: flag.at,
      reason: flag.reason,
      by: nameOf(actor),
      mayApprove: (asking) => asking !== actor && asking !== writtenBy,
    })),
    bundle,
    binned: row.binnedAt !== null,
    fourEyes,
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
  for (const actor of actors) if (!known.has(actor)) known.set(actor, actorWords(actor));
  return known;
}

async function membersOf(bundleId: string): Promise<string[]> {
  const rows = await db().bundleMember.findMany({ where: { bundleId }, select: { publicationId: true } });
  return rows.map(({ publicationId }) => publicationId);
}
