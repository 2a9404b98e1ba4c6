import { newId } from '../../lib/ids.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { followMergesOf } from '../directory/merges.ts';
import { type Address, originalChanged } from '../events.ts';
import { addJob } from '../jobs/add-job.ts';
import { routes } from '../routes.ts';
import { putInSearch } from '../search/projection.ts';
import { addVersions } from '../versions/projection.ts';
import { changeAddress, claimAddress } from './address.ts';
import { CONTENT_SCHEMA_VERSION, contentJson, type PublicationContent, withAnchoredHeadings } from './content.ts';
import { checkDoi } from './doi-queries.ts';
import { checkApproval, flagForced } from './forced-release.ts';
import { judge, openFindings, toIssue } from './gate-queries.ts';
import { checkNote, checkPast, checkSentence, parseContent } from './inputs.ts';
import { checkNewAddress, type Locked } from './locked.ts';
import { checkReferences, columnsOf, deskColumnsOf, projectLists, projectRelations } from './projection.ts';
import { publishBlockers, scopesOf } from './publication.ts';
import type { DatePrecision, NoteType } from './views.ts';
import { textToRelease } from './waiting-text.ts';

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
  /** Releases without the approval that the institution asks for; why. */
  force?: { reason: string };
  /** The bundle that it goes out with, and all of that bundle's publications. */
  bundle?: { id: string; members: string[] };
};

type Release = { state: 'published' | 'scheduled'; releaseAt: Date };
type Text = { content: PublicationContent; writtenBy: string | null; approvedBy: string | null };

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
  const content = parseContent(source.value.content);
  if (!content.ok) return content;
  const text = { ...source.value, content: content.value };
  const blockers = publishBlockers(text.content);
  if (blockers.length > 0) return refused(...blockers);
  const forced = checkApproval(actor, row, text, input);
  if (!forced.ok) return forced;
  if ('member' in actor) {
    const open = openFindings(
      await judge(tx, row.id, text.content, { at: release.releaseAt, together: input.bundle?.members ?? [] }),
    );
    if (open.length > 0) return refused(...open.map(toIssue));
  }
  const put = await putLive(tx, actor, row, text, input, release);
  if (!put.ok) return put;
  await tx.draft.deleteMany({ where: { publicationId: row.id } });
  if (forced.value !== null) await flagForced(tx, actor, row, put.value.revision, text.writtenBy, forced.value);
  return put;
}

/** Writes the next revision and makes it the live projection, with its lists, notes, audit row and announcement. */
export async function putLive(
  tx: Tx,
  actor: Actor,
  row: Locked,
  text: Text,
  input: Omit<ReleaseInput, 'id' | 'counter'>,
  release: Release,
): Promise<Result<{ revision: number }>> {
  const note = checkNote(input.note);
  if (!note.ok) return note;
  const publicNote = checkPublicNote(input.publicNote, row.now);
  if (!publicNote.ok) return publicNote;
  const noted = publicNote.value;
  const content = withAnchoredHeadings(await followMergesOf(tx, text.content));
  const address: Address = { kind: content.kind, slug: row.slug };
  if (content.kind !== row.kind) {
    const free = checkNewAddress(row);
    if (!free.ok) return free;
    const claim = await claimAddress(tx, content.kind, row.slug, row.id);
    if (!claim.ok) return claim;
  }
  const references = await checkReferences(tx, content);
  if (!references.ok) return references;
  const doi = await checkDoi(tx, content.doi, row.id);
  if (!doi.ok) return doi;

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
      note: note.value,
      writtenBy: text.writtenBy,
      approvedBy: text.approvedBy,
    },
    select: { id: true },
  });
  const before = await tx.publication.findUniqueOrThrow({ where: { id: row.id }, select: { translationOfId: true } });
  const originals = [before.translationOfId, content.translationOf].filter((id) => id !== null);
  await tx.publication.update({
    where: { id: row.id },
    data: {
      ...columnsOf(content),
      ...deskColumnsOf(content),
      ...release,
      ...(input.datePrecision ? { datePrecision: input.datePrecision } : {}),
      ...(noted ? { publiclyUpdatedAt: noted.at } : {}),
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
  // What is imported, or shown in the demonstration, is printed when somebody asks for it.
  if ('member' in actor) {
    await addJob(tx, 'pdf.make', { publicationId: row.id }, { runAt: liveAt, key: `pdf:${row.id}`, attempts: 6 });
  }
  if (noted) {
    await tx.publicNote.create({
      data: { id: newId(), publicationId: row.id, ...noted, revisionId },
      select: { id: true },
    });
  }
  if (content.kind !== row.kind) await changeAddress(tx, actor, row, address);
  await audit(
    tx,
    actor,
    release.state === 'scheduled' ? 'schedule' : row.state === 'published' ? 'revise' : 'publish',
    { type: 'publication', id: row.id },
    {
      before: {
        state: row.state,
        revision: row.liveRevision || null,
        releaseAt: row.releaseAt?.toISOString() ?? null,
        address: routes.publication(row.kind, row.slug),
      },
      after: {
        state: release.state,
        revision: number,
        releaseAt: release.releaseAt.toISOString(),
        address: routes.publication(address.kind, address.slug),
        publicNote: noted ? { type: noted.type, text: noted.text } : null,
      },
      revision: number,
      releaseAt: release.releaseAt.toISOString(),
      note: note.value,
    },
  );
  const scopes = [...new Set([...left, ...scopesOf(content)])];
  await announce(
    tx,
    { type: 'publication.changed', id: row.id, addresses: [row, address], scopes },
    ...originals.map(originalChanged),
  );
  return ok({ revision: number });
}

function checkPublicNote(note: PublicNoteInput | undefined, now: Date): Result<Required<PublicNoteInput> | null> {
  if (!note) return ok(null);
  const text = checkSentence('noteText', note.text, 'Write the note that readers will see.');
  if (!text.ok) return text;
  const ahead = 'A note can’t be of a day to come. Give one that has passed, or leave it out.';
  const at = checkPast('noteAt', note.at ?? now, now, ahead);
  return at.ok ? ok({ type: note.type, text: text.value, at: at.value }) : at;
}

function firstRelease(row: Locked, release: Release): Date {
  const known = row.firstReleasedAt !== null && row.firstReleasedAt <= row.now;
  if (known && row.firstReleasedAt) return row.firstReleasedAt;
  return release.state === 'scheduled' ? release.releaseAt : row.now;
}
