import { newId } from '../../lib/ids.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { type AuditDetail, audit } from '../audit/audit.ts';
import { followMergesOf, holdDirectory } from '../directory/merges.ts';
import { claimAddress } from './address.ts';
import { CONTENT_SCHEMA_VERSION, contentJson, type PublicationContent } from './content.ts';
import { checkSlug, parseContent } from './inputs.ts';
import { type Locked, lockPublication } from './locked.ts';
import { checkReferences, columnsOf, deskColumnsOf } from './projection.ts';

/* Drafts: the one place that writing changes, until a release (commands.ts) makes it public. */

/** Makes a publication that nobody but staff sees, with its open draft. */
export async function createDraft(
  actor: Actor,
  input: { slug: string; content: PublicationContent },
  outer?: Tx,
): Promise<Result<{ id: string; counter: number }>> {
  const slug = checkSlug(input.slug);
  if (!slug.ok) return slug;
  const checked = parseContent(input.content);
  if (!checked.ok) return checked;
  authorize(actor, 'publication.create');
  return within(outer, async (tx) => {
    await holdDirectory(tx);
    const content = await followMergesOf(tx, checked.value);
    const claim = await claimAddress(tx, content.kind, input.slug, null);
    if (!claim.ok) return claim;
    const references = await checkReferences(tx, content);
    if (!references.ok) return references;
    const id = newId();
    await tx.publication.create({
      data: { id, slug: slug.value, createdBy: actor.id, ...columnsOf(content), ...deskColumnsOf(content) },
      select: { id: true },
    });
    await tx.draft.create({
      data: {
        publicationId: id,
        content: contentJson(content),
        schemaVersion: CONTENT_SCHEMA_VERSION,
        actor: actor.id,
      },
    });
    await audit(
      tx,
      actor,
      'create',
      { type: 'publication', id },
      { before: null, after: { slug: input.slug, title: content.title } },
    );
    return ok({ id, counter: 1 });
  });
}

/** Opens a draft of what is live, to be changed beside it. Refused while another draft is open. */
export async function openDraft(actor: Actor, input: { id: string }, outer?: Tx): Promise<Result<{ counter: number }>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.write', input.id);
    const open = await tx.draft.findUnique({ where: { publicationId: row.id }, select: { counter: true } });
    if (open) return refusedFor('draft', 'A draft of this publication is open already. Go on in that one.');
    const revision = await tx.revision.findUniqueOrThrow({
      where: { publicationId_number: { publicationId: row.id, number: row.lastRevision } },
    });
    const content = await followMergesOf(tx, revision.content as unknown as PublicationContent);
    const draft = await tx.draft.create({
      data: {
        publicationId: row.id,
        content: contentJson(content),
        schemaVersion: revision.schemaVersion,
        baseRevision: revision.number,
        actor: actor.id,
      },
      select: { counter: true },
    });
    await audit(
      tx,
      actor,
      'open draft',
      { type: 'publication', id: row.id },
      { before: null, after: { counter: draft.counter, baseRevision: revision.number } },
    );
    return ok(draft);
  });
}

/**
 * Saves the open draft if nobody saved it since `counter` was read. Never touches what is live. `save` names this save, so that
 * a browser that got no answer can learn whether it arrived.
 */
export async function saveDraft(
  actor: Actor,
  input: { id: string; counter: number; content: PublicationContent; save?: string },
  outer?: Tx,
): Promise<Result<{ counter: number; savedAt: Date }>> {
  const checked = parseContent(input.content);
  if (!checked.ok) return checked;
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.write', input.id);
    return writeDraft(tx, actor, row, input, checked.value);
  });
}

/** Saves everything but the text of the open draft, on the same terms as `saveDraft`. */
export async function saveMetadata(
  actor: Actor,
  input: { id: string; counter: number; metadata: Omit<PublicationContent, 'body'> },
  outer?: Tx,
): Promise<Result<{ counter: number; savedAt: Date }>> {
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.write', input.id);
    const draft = await tx.draft.findUnique({ where: { publicationId: row.id }, select: { content: true } });
    if (!draft) return closedDraft;
    const { body } = draft.content as unknown as PublicationContent;
    const checked = parseContent({ ...input.metadata, body });
    return checked.ok ? writeDraft(tx, actor, row, input, checked.value) : checked;
  });
}

async function writeDraft(
  tx: Tx,
  actor: Actor,
  row: Locked,
  { counter, save }: { counter: number; save?: string },
  checked: PublicationContent,
): Promise<Result<{ counter: number; savedAt: Date }>> {
  const open = await tx.draft.findUnique({
    where: { publicationId: row.id },
    select: { counter: true, recentSaves: true },
  });
  if (!open) return closedDraft;
  if (open.counter !== counter) return staleDraft;
  const content = await followMergesOf(tx, checked);
  await tx.draft.update({
    where: { publicationId: row.id },
    data: {
      content: contentJson(content),
      schemaVersion: CONTENT_SCHEMA_VERSION,
      actor: actor.id,
      counter: counter + 1,
      recentSaves: save ? [save, ...open.recentSaves].slice(0, SAVES_REMEMBERED) : open.recentSaves,
      updatedAt: row.now,
    },
    select: { counter: true },
  });
  await tx.publication.update({ where: { id: row.id }, data: deskColumnsOf(content), select: { id: true } });
  const after = { counter: counter + 1, title: content.title };
  await auditStretch(tx, actor, row, { before: { counter, title: row.title }, after });
  return ok({ counter: counter + 1, savedAt: row.now });
}

const SAVES_REMEMBERED = 100;
/** Saves of one writer within so many minutes of the first are one act. */
const STRETCH_MINUTES = 30;

/** A text is saved every few seconds; the audit log gets one row for each stretch of writing. */
async function auditStretch(tx: Tx, actor: Actor, row: Locked, change: AuditDetail): Promise<void> {
  const since = new Date(row.now.getTime() - STRETCH_MINUTES * 60_000);
  const written = await tx.auditEntry.findFirst({
    where: { subjectType: 'publication', subjectId: row.id, at: { gt: since }, actor: actor.id, action: 'write' },
    select: { id: true },
  });
  if (!written) await audit(tx, actor, 'write', { type: 'publication', id: row.id }, change);
}

/** Refused because somebody else saved in between; the text that was sent is still the sender's. */
export const staleDraft = refusedFor(
  'counter',
  'This draft was saved somewhere else since you opened it. Load the newer text and compare before you save.',
);

/** Refused because the draft was released or thrown away meanwhile; the text that was sent is still the sender's. */
export const closedDraft = refusedFor(
  'draft',
  'This draft is not open any more: it was released or thrown away. Copy what you wrote, then open the publication again.',
);
