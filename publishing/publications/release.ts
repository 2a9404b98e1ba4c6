import { newId } from '../../lib/ids.ts';
import { ok, type Result, refused, refusedFor } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { followMergesOf } from '../directory/merges.ts';
import type { Address } from '../events.ts';
import { routes } from '../routes.ts';
import { putInSearch } from '../search/projection.ts';
import { addVersions } from '../versions/projection.ts';
import { claimAddress } from './address.ts';
import { CONTENT_SCHEMA_VERSION, contentJson, type PublicationContent } from './content.ts';
import { staleDraft } from './draft-commands.ts';
import { parseContent } from './inputs.ts';
import type { Locked } from './locked.ts';
import { checkReferences, columnsOf, deskColumnsOf, projectLists, projectRelations } from './projection.ts';
import { publishBlockers, scopesOf } from './publication.ts';
import type { DatePrecision, NoteType } from './views.ts';

export type PublicNoteInput = { type: NoteType; text: string; at?: Date };

export type ReleaseInput = {
  id: string;
  /** The counter of the draft that was read; the release is of that text and no other. */
  counter: number;
  /** For what appeared earlier elsewhere: its date. Default: the date it has, or now. */
  releaseAt?: Date;
  datePrecision?: DatePrecision;
  /** Why, for the history. */
  note?: string;
  publicNote?: PublicNoteInput;
};

type Release = { state: 'published' | 'scheduled'; releaseAt: Date };

/** Releases the open draft if its counter is still the one that was read; 0 stands for the text that waits for its time. */
export async function releaseDraft(
  tx: Tx,
  actor: Actor,
  row: Locked,
  input: ReleaseInput,
  release: Release,
): Promise<Result<{ revision: number }>> {
  const source = await textToRelease(tx, row, input.counter);
  if (!source.ok) return source;
  const content = parseContent(source.value);
  if (!content.ok) return content;
  const blockers = publishBlockers(content.value);
  if (blockers.length > 0) return refused(...blockers);
  const put = await putLive(tx, actor, row, content.value, input, release);
  if (put.ok) await tx.draft.deleteMany({ where: { publicationId: row.id } });
  return put;
}

/** Writes the next revision and makes it the live projection, with its lists, notes, audit row and announcement. */
export async function putLive(
  tx: Tx,
  actor: Actor,
  row: Locked,
  text: PublicationContent,
  input: Omit<ReleaseInput, 'id' | 'counter'>,
  release: Release,
): Promise<Result<{ revision: number }>> {
  const content = await followMergesOf(tx, text);
  const address: Address = { kind: content.kind, slug: row.slug };
  if (content.kind !== row.kind) {
    const claim = await claimAddress(tx, content.kind, row.slug, row.id);
    if (!claim.ok) return claim;
  }
  const references = await checkReferences(tx, content);
  if (!references.ok) return references;

  const number = row.lastRevision + 1;
  const revisionId = newId();
  const fresh = row.lastRevision === 0;
  await tx.revision.create({
    data: {
      id: revisionId,
      publicationId: row.id,
      number,
      content: contentJson(content),
      schemaVersion: CONTENT_SCHEMA_VERSION,
      actor: actor.id,
      note: input.note ?? null,
    },
    select: { id: true },
  });
  const noteAt = input.publicNote ? (input.publicNote.at ?? row.now) : null;
  await tx.publication.update({
    where: { id: row.id },
    data: {
      ...columnsOf(content),
      ...deskColumnsOf(content),
      ...release,
      ...(input.datePrecision ? { datePrecision: input.datePrecision } : {}),
      ...(noteAt ? { publiclyUpdatedAt: noteAt } : {}),
      firstReleasedAt: firstRelease(row, release),
      liveRevisionId: revisionId,
      withdrawnAt: null,
      withdrawalOutcome: null,
      withdrawalReason: null,
      replacedById: null,
    },
    select: { id: true },
  });
  await projectRelations(tx, [{ id: row.id, content }], fresh);
  const liveAt = release.state === 'scheduled' ? release.releaseAt : row.now;
  await addVersions(tx, [{ id: row.id, revisionId, content, liveAt }], row.now);
  const left = await projectLists(tx, [{ id: row.id, content, releaseAt: release.releaseAt }], fresh);
  await putInSearch(tx, [{ id: row.id, content }]);
  if (input.publicNote && noteAt) {
    const { type, text } = input.publicNote;
    await tx.publicNote.create({
      data: { id: newId(), publicationId: row.id, type, text, at: noteAt, revisionId },
      select: { id: true },
    });
  }
  if (content.kind !== row.kind) await changeAddress(tx, actor, row, address);
  await audit(
    tx,
    actor,
    release.state === 'scheduled' ? 'schedule' : row.state === 'published' ? 'revise' : 'publish',
    { type: 'publication', id: row.id },
    { revision: number, from: row.state, releaseAt: release.releaseAt.toISOString(), note: input.note ?? null },
  );
  const scopes = [...new Set([...left, ...scopesOf(content)])];
  await announce(tx, { type: 'publication.changed', id: row.id, addresses: [row, address], scopes });
  return ok({ revision: number });
}

/**
 * Leaves a redirect at an address that the public knew, takes away the one that stood at the new address, and binds those that
 * led to the old one to the publication itself.
 */
export async function changeAddress(tx: Tx, actor: Actor, row: Locked, to: Address): Promise<void> {
  const pathOf = ({ kind, slug }: Address) => decodeURIComponent(routes.publication(kind, slug));
  await tx.redirect.deleteMany({ where: { path: pathOf(to) } });
  await tx.redirect.updateMany({ where: { target: pathOf(row) }, data: { target: null, publicationId: row.id } });
  const known = row.firstReleasedAt !== null && row.firstReleasedAt <= row.now;
  if (!known) return;
  await tx.redirect.create({
    data: { path: pathOf(row), publicationId: row.id, actor: actor.id },
    select: { path: true },
  });
}

function firstRelease(row: Locked, release: Release): Date {
  const known = row.firstReleasedAt !== null && row.firstReleasedAt <= row.now;
  if (known && row.firstReleasedAt) return row.firstReleasedAt;
  return release.state === 'scheduled' ? release.releaseAt : row.now;
}

/** The open draft; or, while a release is scheduled and nobody opened a draft, the text that waits. */
async function textToRelease(tx: Tx, row: Locked, counter: number): Promise<Result<unknown>> {
  const draft = await tx.draft.findUnique({ where: { publicationId: row.id } });
  if (draft) return draft.counter === counter ? ok(draft.content) : staleDraft;
  if (row.state !== 'scheduled') {
    return refusedFor('draft', 'There is no open draft to release. Open one and change it first.');
  }
  const revision = await tx.revision.findUniqueOrThrow({
    where: { publicationId_number: { publicationId: row.id, number: row.lastRevision } },
    select: { content: true },
  });
  return ok(revision.content);
}
