import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { EMPTY_CONTENT, type PublicationContent } from './content.ts';
import { openDraft, saveDraft } from './draft-commands.ts';
import { keepDraft } from './kept-drafts.ts';
import { lockPublication } from './locked.ts';
import { type TextName, textNameInAddress, textNameInWords } from './text-name.ts';

/**
 * Makes an earlier text the open draft; readers see it at its release, which makes a new revision. A draft that stands open is
 * kept in the history first, and only given up if it is still the one that was looked at: `counter` is its counter, null for
 * none.
 */
export async function restore(
  actor: Actor,
  input: { id: string; text: TextName; counter: number | null },
  outer?: Tx,
): Promise<Result<{ counter: number; kept: number | null }>> {
  return within(outer, async (tx) => {
    await lockPublication(tx, actor, 'publication.write', input.id);
    const content = await contentOf(tx, input.id, input.text);
    if (!content) return refusedFor('text', 'This text is not there. Load the history again.');
    const draft = await tx.draft.findUnique({ where: { publicationId: input.id }, select: { counter: true } });
    if ((draft?.counter ?? null) !== input.counter) {
      return refusedFor(
        'counter',
        draft
          ? 'The open draft was changed since you looked at it. Compare it again before you give it up.'
          : 'The draft you looked at is not open any more. Load the history again.',
      );
    }
    const words = textNameInWords(input.text);
    const kept = draft ? await keepDraft(tx, actor, input.id, `Put aside when ${words} was restored`) : null;
    const open = draft ? ok(draft) : await openDraft(actor, { id: input.id }, tx);
    if (!open.ok) return open;
    const saved = await saveDraft(actor, { id: input.id, counter: open.value.counter, content }, tx);
    if (!saved.ok) return saved;
    await audit(
      tx,
      actor,
      'restore',
      { type: 'publication', id: input.id },
      {
        before: draft ? { counter: draft.counter, kept: kept === null ? null : `kept-${kept}` } : null,
        after: { counter: saved.value.counter },
        text: textNameInAddress(input.text),
        kept: kept === null ? null : `kept-${kept}`,
      },
    );
    return ok({ counter: saved.value.counter, kept });
  });
}

async function contentOf(tx: Tx, id: string, text: TextName): Promise<PublicationContent | null> {
  if (text.kind !== 'revision' && text.kind !== 'kept') return null;
  const key = {
    where: { publicationId_number: { publicationId: id, number: text.number } },
    select: { content: true },
  };
  const found = text.kind === 'revision' ? await tx.revision.findUnique(key) : await tx.keptDraft.findUnique(key);
  return found && { ...EMPTY_CONTENT, ...(found.content as unknown as PublicationContent) };
}
