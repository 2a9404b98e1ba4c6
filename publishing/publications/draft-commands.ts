import { newId } from '../../lib/ids.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { followMergesOf, holdDirectory } from '../directory/merges.ts';
import { claimAddress } from './address.ts';
import { CONTENT_SCHEMA_VERSION, contentJson, type PublicationContent } from './content.ts';
import { checkSlug, parseContent } from './inputs.ts';
import { lockPublication } from './locked.ts';
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
    await audit(tx, actor, 'create', { type: 'publication', id }, { slug: input.slug, title: content.title });
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
    await tx.draft.create({
      data: {
        publicationId: row.id,
        content: contentJson(content),
        schemaVersion: revision.schemaVersion,
        baseRevision: revision.number,
        actor: actor.id,
      },
    });
    await audit(tx, actor, 'open draft', { type: 'publication', id: row.id }, { baseRevision: revision.number });
    return ok({ counter: 1 });
  });
}

/** Saves the open draft if nobody saved it since `counter` was read. Never touches what is live. */
export async function saveDraft(
  actor: Actor,
  input: { id: string; counter: number; content: PublicationContent },
  outer?: Tx,
): Promise<Result<{ counter: number }>> {
  const checked = parseContent(input.content);
  if (!checked.ok) return checked;
  return within(outer, async (tx) => {
    await lockPublication(tx, actor, 'publication.write', input.id);
    const content = await followMergesOf(tx, checked.value);
    const saved = await tx.draft.updateManyAndReturn({
      where: { publicationId: input.id, counter: input.counter },
      data: { content: contentJson(content), actor: actor.id, counter: { increment: 1 } },
      select: { counter: true },
    });
    if (!saved[0]) return staleDraft;
    await tx.publication.update({
      where: { id: input.id },
      data: deskColumnsOf(content),
      select: { id: true },
    });
    return ok(saved[0]);
  });
}

/** Refused because somebody else saved in between; the text that was sent is still the sender's. */
export const staleDraft = refusedFor(
  'counter',
  'This draft was saved somewhere else since you opened it. Load the newer text and compare before you save.',
);
