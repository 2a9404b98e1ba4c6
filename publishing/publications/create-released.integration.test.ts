import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { announcedDuring } from '../../test/announced.ts';
import { useDatabase } from '../../test/database.ts';
import { makeHub, makePublished, nextName, someContent, TESTER } from '../../test/factories.ts';
import { tags } from '../cache-tags.ts';
import { createReleased } from './create-released-commands.ts';

useDatabase();

const PAST = new Date('2015-03-24T17:59:04Z');
const some = (slug = nextName('done'), content = {}) => ({ slug, content: someContent(content), releaseAt: PAST });
const fields = (results: Result<unknown>[]) =>
  results.map((result) => (result.ok ? 'made' : result.issues.map(({ field }) => field).join(' ')));

test('what is finished is public with its date, its lists and one revision, and never was a draft', async () => {
  const hub = await makeHub();
  const slug = nextName('done');
  const input = { ...some(slug, { hubs: [hub.id] }), datePrecision: 'day' as const, note: 'Brought in' };
  const [result] = await createReleased(TESTER, [input]);
  const id = result?.ok ? result.value.id : '';
  const row = await db().publication.findUniqueOrThrow({
    where: { id },
    include: { revisions: true, draft: true, listEntries: { orderBy: { scope: 'asc' } } },
  });
  expect(row).toMatchObject({ slug, state: 'published', releaseAt: PAST, datePrecision: 'day', draft: null });
  expect(row.revisions).toMatchObject([{ id: row.liveRevisionId, number: 1, note: 'Brought in', actor: TESTER.id }]);
  expect(row.firstReleasedAt?.getTime()).toBeGreaterThan(PAST.getTime());
  expect(row.listEntries.map(({ scope }) => scope)).toEqual(
    ['group:articles', `hub:${hub.id}`, 'kind:commentary'].sort(),
  );
  const acts = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
  expect(acts.map(({ action }) => action)).toEqual(['create', 'publish']);
});

test('what is made is told to its address, its lists and the pages of what it translates', async () => {
  const [original, hub] = [await makePublished(), await makeHub()];
  const input = some(nextName('told'), { hubs: [hub.id], translationOf: original.id });
  expect(await announcedDuring(() => createReleased(TESTER, [input]))).toEqual(
    expect.arrayContaining([
      tags.address(`/publications/commentary/${input.slug}`),
      ...(['group:articles', 'kind:commentary', `hub:${hub.id}`] as const).map(tags.list),
      tags.item(original.id),
    ]),
  );
});

test('what has a date to come waits for it', async () => {
  const releaseAt = new Date(Date.now() + 86_400_000);
  const [result] = await createReleased(TESTER, [{ ...some(), releaseAt }]);
  const row = await db().publication.findUniqueOrThrow({ where: { id: result?.ok ? result.value.id : '' } });
  expect(row).toMatchObject({ state: 'scheduled', releaseAt, firstReleasedAt: releaseAt });
});

test('one that is refused does not hold up the others', async () => {
  const taken = await makePublished();
  const slug = nextName('twice');
  const inputs = [
    some(slug),
    some(slug),
    some(taken.slug),
    some('Not A Slug'),
    some(undefined, { title: '' }),
    some(undefined, { hubs: [newId()] }),
    some(undefined, { byline: [{ role: 'author', affiliation: null, personId: newId() }] }),
    { ...some(), releaseAt: new Date('9999-01-01T00:00:00Z') },
    { ...some(), releaseAt: new Date(Number.NaN) },
    some(),
  ];
  const before = await db().publication.count();
  expect(fields(await createReleased(TESTER, inputs))).toEqual([
    'made',
    'slug',
    'slug',
    'slug',
    'title',
    'hubs',
    'byline',
    'releaseAt',
    'releaseAt',
    'made',
  ]);
  expect(await db().publication.count()).toBe(before + 2);
});

test('of two at once for one address one gets it', async () => {
  const slug = nextName('race');
  const results = await Promise.all([createReleased(TESTER, [some(slug)]), createReleased(TESTER, [some(slug)])]);
  expect(fields(results.flat()).sort()).toEqual(['made', 'slug']);
});

test('nothing asked, nothing done', async () => {
  expect(await createReleased(TESTER, [])).toEqual([]);
});
