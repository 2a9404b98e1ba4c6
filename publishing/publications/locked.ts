import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { holdDirectory } from '../directory/merges.ts';
import type { Kind } from '../kinds.ts';
import type { Permission, Subject } from '../staff/permissions.ts';
import { effectiveState, isLegal, type Move, type PublicationState } from './publication.ts';

/** A publication under its row lock, with the database's time at that moment. */
export type Locked = Subject & {
  id: string;
  kind: Kind;
  slug: string;
  state: PublicationState;
  releaseAt: Date | null;
  firstReleasedAt: Date | null;
  binnedAt: Date | null;
  liveRevision: number;
  lastRevision: number;
  now: Date;
};

/** Locks the row until the transaction ends, if the actor has the permission for it. A scheduled one whose time has come is given as `published`. */
export async function lockPublication(tx: Tx, actor: Actor, permission: Permission, id: string): Promise<Locked> {
  await holdDirectory(tx);
  await tx.$queryRaw`SELECT id FROM "Publication" WHERE id = ${id}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<Locked[]>`
    SELECT p.id, p.kind, p.slug, p.state::text AS state, p."releaseAt", p."firstReleasedAt", p."binnedAt",
      coalesce((SELECT number FROM "Revision" r WHERE r.id = p."liveRevisionId"), 0) AS "liveRevision",
      coalesce((SELECT max(number) FROM "Revision" r WHERE r."publicationId" = p.id), 0) AS "lastRevision",
      clock_timestamp() AS now, p."createdBy", p."deskPeople" AS people, p."deskHubs" AS programs
    FROM "Publication" p WHERE p.id = ${id}::uuid`;
  if (!row) throw new Error(`There is no publication ${id}.`);
  authorize(actor, permission, row);
  return { ...row, state: effectiveState(row, row.now) };
}

export function checkMove(row: Locked, move: Move): Result<Locked> {
  if (row.binnedAt) return refusedFor('state', `${SENTENCES[move]} it lies in the bin. Take it out first.`);
  return isLegal(move, row.state) ? ok(row) : refusedFor('state', `${SENTENCES[move]} ${STATES[row.state]}.`);
}

export function staleRevision(row: Locked): Result<never> {
  return refusedFor(
    'expectedRevision',
    `Somebody released revision ${row.lastRevision} since you read it. Look at that one before you decide.`,
  );
}

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
