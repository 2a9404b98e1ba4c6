import { describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { transaction } from '../../lib/transaction.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makePublished, paragraphs, someContent, TESTER } from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { publish } from './commands.ts';
import { openDraft, saveDraft } from './draft-commands.ts';
import { findText, namesIn, readHistory } from './history-desk.ts';
import { keepDraft } from './kept-drafts.ts';
import { restore } from './restore-commands.ts';
import { textNameInAddress } from './text-name.ts';

const database = useDatabase();

async function twoRevisions() {
  const { id } = await makePublished({ title: 'First', body: paragraphs('The first text.') });
  const { counter } = valueOf(await openDraft(TESTER, { id }));
  const second = someContent({ title: 'Second', body: paragraphs('The second text.') });
  const saved = valueOf(await saveDraft(TESTER, { id, counter, content: second }));
  valueOf(await publish(TESTER, { id, counter: saved.counter, note: 'Said better' }));
  return id;
}
const first = { kind: 'revision', number: 1 } as const;

describe('restoring', () => {
  test('opens a draft with the earlier text; readers see it at its release, which makes a new revision', async () => {
    const id = await twoRevisions();
    const { counter, kept } = valueOf(await restore(TESTER, { id, text: first, counter: null }));
    expect(kept).toBeNull();
    expect((await db().publication.findUniqueOrThrow({ where: { id } })).title).toBe('Second');
    expect((await findText(id, { kind: 'draft' }))?.title).toBe('First');
    expect(valueOf(await publish(TESTER, { id, counter })).revision).toBe(3);
    expect((await findText(id, { kind: 'revision', number: 3 }))?.body).toEqual(paragraphs('The first text.'));
    const acts = await db().auditEntry.findMany({ where: { subjectId: id, action: 'restore' } });
    expect(acts).toMatchObject([{ detail: { text: '1', kept: null } }]);
  });

  test('keeps an open draft in the history, and the draft can be restored in turn', async () => {
    const id = await twoRevisions();
    const { counter } = valueOf(await openDraft(TESTER, { id }));
    const mine = someContent({ title: 'Half written', body: paragraphs('Not to be lost.') });
    const saved = valueOf(await saveDraft(TESTER, { id, counter, content: mine }));
    const restored = valueOf(await restore(TESTER, { id, text: first, counter: saved.counter }));
    expect(restored).toEqual({ counter: saved.counter + 1, kept: 1 });
    const back = valueOf(await restore(TESTER, { id, text: { kind: 'kept', number: 1 }, counter: restored.counter }));
    expect(back.kept).toBe(2);
    expect(await findText(id, { kind: 'draft' })).toEqual(mine);
    const { entries } = await readHistory(id);
    expect(entries.map(({ name, title, reason }) => [textNameInAddress(name), title, reason])).toEqual([
      ['kept-2', 'First', 'Put aside when kept draft 1 was restored'],
      ['kept-1', 'Half written', 'Put aside when revision 1 was restored'],
      ['2', 'Second', 'Said better'],
      ['1', 'First', null],
    ]);
  });

  test('gives up no draft that was not looked at, and nothing to who may not write', async () => {
    const id = await twoRevisions();
    const { counter } = valueOf(await openDraft(TESTER, { id }));
    for (const looked of [null, counter + 1]) {
      const refused = await restore(TESTER, { id, text: first, counter: looked });
      expect(refused).toMatchObject({ ok: false, issues: [{ field: 'counter' }] });
    }
    expect((await restore(TESTER, { id, text: { kind: 'revision', number: 9 }, counter })).ok).toBe(false);
    const stranger = memberActor({ id: newId(), role: 'author', programs: null, personId: null });
    await expect(restore(stranger, { id, text: first, counter })).rejects.toThrow(Forbidden);
    expect((await findText(id, { kind: 'draft' }))?.title).toBe('Second');
    expect(await db().keptDraft.count({ where: { publicationId: id } })).toBe(0);
  });
});

test('the same draft is kept once, in a row that nothing changes', async () => {
  const { id } = await makeDraft();
  const keep = () => transaction((tx) => keepDraft(tx, TESTER, id, 'Submitted'));
  expect([await keep(), await keep()]).toEqual([1, 1]);
  await expect(db().keptDraft.updateMany({ data: { reason: 'x' } })).rejects.toThrow('permission denied');
  await expect(database.asOwner('DELETE FROM "KeptDraft"')).rejects.toThrow('not changed or removed');
});

test('ids have names, and what is gone says so', async () => {
  const gone = newId();
  const names = await namesIn([someContent({ hubs: [gone] })]);
  expect(names(gone)).toBe('something that is not there any more');
});
