import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makeHub, makePublished, nextName, TESTER } from '../../test/factories.ts';
import { scopes } from '../listings/listing.ts';
import { countList } from '../listings/queries.ts';
import { findRedirect } from '../redirects/queries.ts';
import { changeHub, createHub, deleteHub, mergeHubs, moveHub, retireHub } from './commands.ts';
import { findHub, listHubs } from './queries.ts';

useDatabase();

test('a merged hub gives up its publications, drafts, members and address', async () => {
  const [duplicate, kept] = [await makeHub({ type: 'program' }), await makeHub({ type: 'program' })];
  const alone = await makePublished({ hubs: [duplicate.id] });
  const both = await makePublished({ hubs: [duplicate.id, kept.id] });
  const draft = await makeDraft({ hubs: [kept.id, duplicate.id] });
  const member = await db().member.create({
    data: {
      id: newId(),
      name: 'M',
      email: `${nextName('m')}@example.org`,
      programs: { create: [{ hubId: duplicate.id }, { hubId: kept.id }] },
    },
  });
  valueOf(await mergeHubs(TESTER, { duplicate: duplicate.id, into: kept.id }));
  for (const { id } of [alone, both]) {
    const rows = await db().publicationHub.findMany({ where: { publicationId: id } });
    expect(rows.map(({ hubId }) => hubId)).toEqual([kept.id]);
  }
  expect(await countList(db(), scopes.hub(kept.id))).toBe(2);
  expect((await db().publication.findUniqueOrThrow({ where: { id: draft.id } })).deskHubs).toEqual([kept.id]);
  expect(await db().memberProgram.findMany({ where: { memberId: member.id } })).toEqual([
    { memberId: member.id, hubId: kept.id },
  ]);
  expect(await findRedirect(db(), `/programs/${duplicate.slug}`)).toBe(`/programs/${kept.slug}`);
  expect(await findHub(db(), 'program', duplicate.slug)).toBeNull();
  expect((await listHubs(db(), 'program')).map(({ id }) => id)).not.toContain(duplicate.id);
});

test('a topic becomes no region, and what gathers something is not deleted', async () => {
  const [topic, region] = [await makeHub(), await makeHub({ type: 'region' })];
  expect(await mergeHubs(TESTER, { duplicate: topic.id, into: region.id })).toMatchObject({ ok: false });
  await makePublished({ hubs: [topic.id] });
  expect(await deleteHub(TESTER, { id: topic.id })).toMatchObject({
    ok: false,
    issues: [{ message: expect.stringContaining('gathers 1 publication') }],
  });
  valueOf(await deleteHub(TESTER, { id: region.id }));
  expect(await db().hub.count({ where: { id: region.id } })).toBe(0);
});

test('a hub is renamed, moved, retired; one slug serves several types', async () => {
  const hub = await makeHub();
  valueOf(await changeHub(TESTER, { id: hub.id, hub: { name: 'Oceans', description: 'Of water.', position: 3 } }));
  const slug = nextName('oceans');
  valueOf(await moveHub(TESTER, { id: hub.id, slug }));
  expect(await findRedirect(db(), `/topics/${hub.slug}`)).toBe(`/topics/${slug}`);
  expect(await findHub(db(), 'topic', slug)).toMatchObject({ name: 'Oceans', description: 'Of water.' });
  valueOf(await createHub(TESTER, { type: 'region', slug, name: 'Oceans' }));
  expect(await createHub(TESTER, { type: 'topic', slug, name: 'Oceans' })).toMatchObject({ ok: false });
  valueOf(await retireHub(TESTER, { id: hub.id, retired: true }));
  expect((await listHubs(db(), 'topic')).map(({ id }) => id)).not.toContain(hub.id);
  expect(await findHub(db(), 'topic', slug)).not.toBeNull();
});
