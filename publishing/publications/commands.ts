import { ok, type Result, refused, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { leaveSearch } from '../search/projection.ts';
import { dropWaitingVersion } from '../versions/projection.ts';
import { changeAddress, claimAddress } from './address.ts';
import type { PublicationContent } from './content.ts';
import { judge, openFindings, toIssue } from './gate-queries.ts';
import { isTooFar, TOO_FAR } from './horizon.ts';
import { checkPast, checkSlug, parseContent } from './inputs.ts';
import { checkMove, checkNewAddress, checkOwnMove, lockPublication, staleRevision } from './locked.ts';
import { leaveLists, scopesNow } from './projection.ts';
import { publishBlockers, STATE_OF_STAGE } from './publication.ts';
import { putLive, type ReleaseInput, releaseDraft } from './release.ts';
import { reopen } from './waiting-text.ts';

/*
 * What can be done with a publication. Every command checks before it writes, so that a refusal leaves nothing behind, also
 * inside a transaction it was given (`outer`). The clock is the database's. A publication that is not there is thrown.
 */

/** Makes the open draft the live text, now. On what is live already this is a revision; on what was withdrawn, a return. */
export async function publish(actor: Actor, input: ReleaseInput, outer?: Tx): Promise<Result<{ revision: number }>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.release', input.id);
    const legal = checkMove(row, 'publish');
    if (!legal.ok) return legal;
    const own = checkOwnMove(row, input.bundle?.id);
    if (!own.ok) return own;
    const kept = row.state === 'published' || row.state === 'withdrawn' ? row.releaseAt : null;
    const ahead = 'This date is in the future. Schedule the release, or give a date that has passed.';
    const releaseAt = checkPast('releaseAt', input.releaseAt ?? kept ?? row.now, row.now, ahead);
    if (!releaseAt.ok) return releaseAt;
    return releaseDraft(tx, actor, row, input, { state: 'published', releaseAt: releaseAt.value });
  });
}

/** Sets the moment at which the open draft becomes public; until then nothing of it shows anywhere. */
export async function schedule(
  actor: Actor,
  input: ReleaseInput & { releaseAt: Date },
  outer?: Tx,
): Promise<Result<{ revision: number }>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.release', input.id);
    const legal = checkMove(row, 'schedule');
    if (!legal.ok) return legal;
    const own = checkOwnMove(row, input.bundle?.id);
    if (!own.ok) return own;
    if (!(input.releaseAt > row.now)) {
      return refusedFor('releaseAt', 'This moment has passed. Choose a later one, or publish now.');
    }
    if (isTooFar(input.releaseAt, row.now)) return refusedFor('releaseAt', TOO_FAR);
    return releaseDraft(tx, actor, row, input, { state: 'scheduled', releaseAt: input.releaseAt });
  });
}

/**
 * Takes a scheduled release back before its time; the text becomes the open draft again, with its author and its approval.
 * `bundle` is the id of the bundle that is taken back as a whole.
 */
export async function cancelSchedule(
  actor: Actor,
  input: { id: string; bundle?: string },
  outer?: Tx,
): Promise<Result<{ counter: number }>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.release', input.id);
    const legal = checkMove(row, 'cancelSchedule');
    if (!legal.ok) return legal;
    const own = checkOwnMove(row, input.bundle);
    if (!own.ok) return own;
    const scopes = await leaveLists(tx, row.id);
    await leaveSearch(tx, row.id);
    await dropWaitingVersion(tx, row.id, row.now);
    const draft =
      row.draft && row.stage ? { counter: row.draft.counter, stage: row.stage } : await reopen(tx, actor, row);
    await tx.publication.update({
      where: { id: row.id },
      data: { state: STATE_OF_STAGE[draft.stage], releaseAt: null, firstReleasedAt: null },
      select: { id: true },
    });
    await tx.forcedRelease.deleteMany({
      where: { publicationId: row.id, revision: row.liveRevision, approvedBy: null },
    });
    await audit(
      tx,
      actor,
      'cancel schedule',
      { type: 'publication', id: row.id },
      {
        before: { state: row.state, releaseAt: row.releaseAt?.toISOString() ?? null },
        after: { state: STATE_OF_STAGE[draft.stage], releaseAt: null },
        was: row.releaseAt?.toISOString() ?? null,
      },
    );
    // Its time may come before this is committed, and a page be made in between.
    await announce(tx, { type: 'publication.changed', id: row.id, addresses: [row], scopes });
    return ok({ counter: draft.counter });
  });
}

/** Puts new content in the place of what is live, in one step, if the live revision is still the expected one. */
export async function revise(
  actor: Actor,
  input: {
    id: string;
    expectedRevision: number;
    content: PublicationContent;
  } & Omit<ReleaseInput, 'id' | 'counter'>,
  outer?: Tx,
): Promise<Result<{ revision: number }>> {
  const checked = parseContent(input.content);
  if (!checked.ok) return checked;
  const ready = publishBlockers(checked.value);
  if (ready.length > 0) return refused(...ready);
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.release', input.id);
    if (row.state !== 'published') return refusedFor('state', 'Only what is published can be revised in one step.');
    if ('member' in actor) {
      if (row.fourEyes)
        return refusedFor('approval', 'Open a draft; somebody else has to approve it before it goes out.');
      const open = openFindings(await judge(tx, row.id, checked.value));
      if (open.length > 0) return refused(...open.map(toIssue));
    }
    if (row.lastRevision !== input.expectedRevision) return staleRevision(row);
    const open = await tx.draft.findUnique({ where: { publicationId: row.id }, select: { counter: true } });
    if (open)
      return refusedFor('draft', 'Somebody is working on a draft of this. Release or discard that draft first.');
    const ahead = 'What is published can’t get a date in the future.';
    const releaseAt = checkPast('releaseAt', input.releaseAt ?? row.releaseAt ?? row.now, row.now, ahead);
    if (!releaseAt.ok) return releaseAt;
    const text = { content: checked.value, writtenBy: actor.id, approvedBy: null };
    return putLive(tx, actor, row, text, input, { state: 'published', releaseAt: releaseAt.value });
  });
}

/**
 * Gives a publication another slug; whoever writes it may, until the public knows the address or soon will. An address that the
 * public knew leads on to the new one, in one step, for good.
 */
export async function move(actor: Actor, input: { id: string; slug: string }, outer?: Tx): Promise<Result<null>> {
  const slug = checkSlug(input.slug);
  if (!slug.ok) return slug;
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.write', input.id);
    const known = row.firstReleasedAt !== null && row.firstReleasedAt <= row.now;
    if (known || row.state === 'scheduled') authorize(actor, 'publication.move', row);
    if (row.slug === input.slug) return ok(null);
    const free = checkNewAddress(row);
    if (!free.ok) return free;
    const claim = await claimAddress(tx, row.kind, input.slug, row.id);
    if (!claim.ok) return claim;
    await tx.publication.update({ where: { id: row.id }, data: { slug: input.slug }, select: { id: true } });
    await changeAddress(tx, actor, row, { kind: row.kind, slug: input.slug });
    await audit(
      tx,
      actor,
      'move',
      { type: 'publication', id: row.id },
      { before: { slug: row.slug }, after: { slug: input.slug } },
    );
    await announce(tx, {
      type: 'publication.changed',
      id: row.id,
      addresses: [row, { kind: row.kind, slug: input.slug }],
      scopes: await scopesNow(tx, row.id),
    });
    return ok(null);
  });
}
