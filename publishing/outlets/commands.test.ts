import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makeOutlet, makePublished, nextName, TESTER } from '../../test/factories.ts';
import { changeOutlet, deleteOutlet, mergeOutlets, moveOutlet } from './commands.ts';

useDatabase();

const original = 'https://paper.example/piece';

test('a merged outlet gives up what appeared there, drafts included', async () => {
  const [duplicate, kept] = [await makeOutlet(), await makeOutlet()];
  const piece = await makePublished({ outletId: duplicate.id, originalUrl: original });
  const draft = await makeDraft({ outletId: duplicate.id, originalUrl: original });
  valueOf(await mergeOutlets(TESTER, { duplicate: duplicate.id, into: kept.id }));
  expect((await db().publication.findUniqueOrThrow({ where: { id: piece.id } })).outletId).toBe(kept.id);
  const { content } = await db().draft.findUniqueOrThrow({ where: { publicationId: draft.id } });
  expect(content).toMatchObject({ outletId: kept.id });
  expect(await deleteOutlet(TESTER, { id: kept.id })).toMatchObject({
    ok: false,
    issues: [{ message: expect.stringContaining('where 2 publications first appeared') }],
  });
});

test('an outlet is changed, moved to a free slug, deleted when nothing names it', async () => {
  const [outlet, other] = [await makeOutlet(), await makeOutlet()];
  valueOf(await changeOutlet(TESTER, { id: outlet.id, outlet: { name: 'The Paper', url: null } }));
  expect(await moveOutlet(TESTER, { id: outlet.id, slug: other.slug })).toMatchObject({ ok: false });
  const slug = nextName('paper');
  valueOf(await moveOutlet(TESTER, { id: outlet.id, slug }));
  expect(await db().outlet.findUniqueOrThrow({ where: { id: outlet.id } })).toMatchObject({ slug, name: 'The Paper' });
  valueOf(await deleteOutlet(TESTER, { id: outlet.id }));
  expect(await db().outlet.count({ where: { id: outlet.id } })).toBe(0);
});
