import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makePublished, TESTER } from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { pinResult, unpinResult } from './commands.ts';
import { findPublicationAt, listPins, listQueries } from './desk.ts';
import { countSearch, pinnedFor } from './queries.ts';

useDatabase();

test('what is pinned stands first in its order, however the query is written', async () => {
  const [first, second] = [await makePublished(), await makePublished()];
  valueOf(await pinResult(TESTER, { query: 'Élan ', publicationId: first.id }));
  valueOf(await pinResult(TESTER, { query: 'elan', publicationId: second.id }));
  valueOf(await pinResult(TESTER, { query: 'elan', publicationId: second.id }));
  expect(await pinnedFor(db(), 'elan')).toEqual([first.id, second.id]);
  expect((await listPins()).map(({ query }) => query)).toEqual(['elan', 'elan']);
  valueOf(await unpinResult(TESTER, { query: 'ELAN', publicationId: first.id }));
  expect(await pinnedFor(db(), 'elan')).toEqual([second.id]);
  const log = await db().auditEntry.findMany({ where: { subjectType: 'search' }, orderBy: { id: 'asc' } });
  expect(log.map(({ action }) => action)).toEqual(['pin', 'pin', 'unpin']);
  expect(log[2]?.detail).toEqual({ before: { pins: [first.id, second.id] }, after: { pins: [second.id] } });
});

test('queries are listed with their counts, and those that found nothing by themselves', async () => {
  for (const [query, results] of [
    ['ports', 3],
    ['ports', 4],
    ['prots', 0],
  ] as const)
    await countSearch(db(), query, results);
  expect(await listQueries(4, false, '')).toEqual([
    { query: 'ports', count: 2, results: 4, pins: 0 },
    { query: 'prots', count: 1, results: 0, pins: 0 },
  ]);
  expect((await listQueries(4, true, '')).map(({ query }) => query)).toEqual(['prots']);
  expect((await listQueries(4, false, 'POR')).map(({ query }) => query)).toEqual(['ports']);
});

test('a publication is named by its address; who may not pin does not', async () => {
  const piece = await makePublished();
  const path = `/publications/commentary/${piece.slug}`;
  expect(await findPublicationAt(path)).toEqual({ id: piece.id });
  expect(await findPublicationAt(`https://site.example${path}?x#y`)).toEqual({ id: piece.id });
  expect(await findPublicationAt('/people/ada')).toBeNull();
  const author = memberActor({ id: newId(), role: 'author', programs: null, personId: null });
  await expect(pinResult(author, { query: 'x', publicationId: piece.id })).rejects.toThrow(Forbidden);
  await expect(unpinResult(author, { query: 'x', publicationId: piece.id })).rejects.toThrow(Forbidden);
});
