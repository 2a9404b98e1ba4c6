import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import { type Actor, authorize, Missing } from '../actor.ts';
import { holdDirectory } from '../directory/merges.ts';
import type { Kind } from '../kinds.ts';
import type { Permission, Subject } from '../staff/permissions.ts';
import { type DraftStage, effectiveState, isLegal, type Move, type PublicationState } from './publication.ts';

/** A publication under its row lock, with the database's time at that moment. */
export type Locked = Subject & {
  id: string;
  kind: Kind;
  slug: string;
  /** What staff call it. */
  title: string;
  state: PublicationState;
  releaseAt: Date | null;
  firstReleasedAt: Date | null;
  binnedAt: Date | null;
  liveRevision: number;
  lastRevision: number;
  /** Of the open draft; null when none is open. */
  stage: DraftStage | null;
  draft: { counter: number; writtenBy: string; approvedBy: string | null } | null;
  /** Whether a release by staff needs somebody else's approval. */
  fourEyes: boolean;
  /** The bundle whose moment it waits for. */
  bundle: { id: string; name: string } | null;
  now: Date;
};

/** Locks the row until the transaction ends, if the actor has the permission for it. A scheduled one whose time has come is given as `published`. */
export async function lockPublication(tx: Tx, actor: Actor, permission: Permission, id: string): Promise<Locked> {
  await holdDirectory(tx);
  await tx.$queryRaw`SELECT id FROM "Publication" WHERE id = ${id}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<Locked[]>`
    SELECT p.id, p.kind, p.slug, p."deskTitle" AS title, p.state::text AS state, p."releaseAt", p."firstReleasedAt", p."binnedAt",
      coalesce((SELECT number FROM "Revision" r WHERE r.id = p."liveRevisionId"), 0) AS "liveRevision",
      coalesce((SELECT max(number) FROM "Revision" r WHERE r."publicationId" = p.id), 0) AS "lastRevision",
      clock_timestamp() AS now, p."createdBy", p."deskPeople" AS people, p."deskHubs" AS programs, i."fourEyes", d.stage::text AS stage,
      CASE WHEN d.counter IS NOT NULL THEN
        json_build_object('counter', d.counter, 'writtenBy', d.actor, 'approvedBy', d."approvedBy") END AS draft,
      (SELECT json_build_object('id', b.id, 'name', b.name) FROM "BundleMember" m JOIN "Bundle" b ON b.id = m."bundleId"
        WHERE m."publicationId" = p.id AND b.state = 'scheduled' AND b."releaseAt" > clock_timestamp()) AS bundle
    FROM "Institution" i, "Publication" p LEFT JOIN "Draft" d ON d."publicationId" = p.id WHERE p.id = ${id}::uuid`;
  if (!row) throw new Missing('publication', id);
  authorize(actor, permission, row);
  return { ...row, state: effectiveState(row, row.now) };
}

/** Locks several rows in the one order, so that two who want the same ones wait for each other and never in a circle. */
export async function lockTogether(tx: Tx, ids: string[]): Promise<void> {
  await holdDirectory(tx);
  await tx.$queryRaw`SELECT id FROM "Publication" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

/**
 * Milliseconds before its time from which a release is not put off any more: that time could come before the change is committed,
 * and what readers have seen would be taken from them without a word.
 */
const LAST_MOMENT = 1000;

export function checkMove(row: Locked, move: Move): Result<Locked> {
  if (row.binnedAt) return refusedFor('state', `${SENTENCES[move]} it lies in the bin. Take it out first.`);
  if ((move === 'schedule' || move === 'cancelSchedule') && goesOut(row)) {
    return refusedFor('state', `${SENTENCES[move]} ${GOES_OUT}`);
  }
  return isLegal(move, row)
    ? ok(row)
    : refusedFor('state', `${SENTENCES[move]} ${isReview(move) ? stageOf(row) : STATES[row.state]}.`);
}

/** Refuses another address to what readers may come to see at the one it has before the change is committed. */
export function checkNewAddress(row: Locked): Result<Locked> {
  return goesOut(row) ? refusedFor('state', `This can’t get another address: ${GOES_OUT}`) : ok(row);
}

const GOES_OUT = 'it goes out this very moment. Correct it or withdraw it then.';

function goesOut({ state, releaseAt, now }: Locked): boolean {
  return state === 'scheduled' && releaseAt !== null && Number(releaseAt) - Number(now) < LAST_MOMENT;
}

/** Refuses to move one publication out of a bundle that waits for its moment. */
export function checkOwnMove(row: Locked, within: string | undefined): Result<Locked> {
  return row.bundle === null || row.bundle.id === within
    ? ok(row)
    : refusedFor(
        'bundle',
        `This goes out with the bundle “${row.bundle.name}”, all of it at one moment or not at all. Change the bundle instead.`,
      );
}

export function staleRevision(row: Locked): Result<never> {
  return refusedFor(
    'expectedRevision',
    `Somebody released revision ${row.lastRevision} since you read it. Look at that one before you decide.`,
  );
}

function isReview(move: Move): boolean {
  return move === 'submit' || move === 'approve' || move === 'return';
}

function stageOf(row: Locked): string {
  return row.stage === null ? 'no draft is open' : STAGES[row.stage];
}

const STAGES: Record<DraftStage, string> = {
  writing: 'it is being written',
  in_review: 'it is in review already',
  approved: 'it is approved already',
};

const STATES: Record<PublicationState, string> = {
  draft: 'it is a draft',
  in_review: 'it is in review',
  approved: 'it is approved and waits for release',
  scheduled: 'its release is scheduled',
  published: 'it is published',
  withdrawn: 'it was withdrawn',
};

const SENTENCES: Record<Move, string> = {
  submit: 'This can’t be submitted for review:',
  approve: 'This can’t be approved:',
  return: 'This can’t be returned to its author:',
  schedule: 'This can’t be scheduled:',
  cancelSchedule: 'There is no scheduled release to cancel:',
  publish: 'This can’t be published:',
  withdraw: 'This can’t be withdrawn:',
};
