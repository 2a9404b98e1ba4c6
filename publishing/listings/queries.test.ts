import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { useDatabase } from '../../test/database.ts';
import { makePublished, makeScheduled, someContent } from '../../test/factories.ts';
import { ALL_KINDS, type Kind } from '../kinds.ts';
import { columnsOf } from '../publications/projection.ts';
import { PAGE_SIZE, type Scope } from './listing.ts';
import { countKinds, countList, listPage, listSlice } from './queries.ts';

const database = useDatabase();

/** Publications straight into the tables, for lists longer than commands fill in a test's time. */
async function fill(scope: Scope, releases: Date[]): Promise<string[]> {
  const rows = releases.map((releaseAt) => ({ id: newId(), releaseAt }));
  const revisionIds = rows.map(() => newId());
  await db().publication.createMany({
    data: rows.map(({ id }) => ({ id, slug: `filled-${id}`, ...columnsOf(someContent({ title: id })) })),
  });
  await db().revision.createMany({
    data: rows.map(({ id }, index) => ({
      id: revisionIds[index] ?? '',
      publicationId: id,
      number: 1,
      content: {},
      schemaVersion: 1,
      actor: 'system:test',
    })),
  });
  await db().$executeRaw`
    UPDATE "Publication" p SET state = 'scheduled', "releaseAt" = d.at, "liveRevisionId" = d.revision
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${releases}::timestamptz[], ${revisionIds}::uuid[]) AS d(id, at, revision)
    WHERE p.id = d.id`;
  await db().listEntry.createMany({
    data: rows.map(({ id, releaseAt }) => ({ scope, publicationId: id, group: 'articles', releaseAt })),
  });
  return rows
    .filter((row) => row.releaseAt.getTime() <= Date.now())
    .sort((a, b) => b.releaseAt.getTime() - a.releaseAt.getTime() || (a.id < b.id ? 1 : -1))
    .map((row) => row.id);
}

describe('a list', () => {
  test('of any dates, waiting ones among them, pages without gap or repeat', async () => {
    const day = 86_400_000;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -4000, max: 30 }), { minLength: 0, maxLength: 70 }),
        async (offsets) => {
          const scope: Scope = `hub:${newId()}`;
          const expected = await fill(
            scope,
            offsets.map((days) => new Date(Date.now() + days * day + 3_600_000)),
          );
          expect(await countList(db(), scope)).toBe(expected.length);
          const found: string[] = [];
          for (let page = 1; ; page += 1) {
            const list = await listPage(db(), scope, page);
            if (list === null) break;
            expect(list.total).toBe(expected.length);
            expect(list.first).toBe(expected.length === 0 ? 0 : (page - 1) * PAGE_SIZE + 1);
            found.push(...list.items.map((item) => item.id));
            if (page > 10) throw new Error('The list does not end.');
          }
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('of nothing is one page; past the end there is none', async () => {
    expect(await listPage(db(), `hub:${newId()}`, 1)).toEqual({
      items: [],
      page: 1,
      pageCount: 1,
      total: 0,
      first: 0,
      last: 0,
    });
    expect(await listPage(db(), `hub:${newId()}`, 2)).toBeNull();
  });

  test('counts follow entries that move, leave and are cleared away', async () => {
    const scope: Scope = `hub:${newId()}`;
    await fill(scope, [new Date('2020-01-05'), new Date('2020-03-09'), new Date('2021-06-30')]);
    const quarters = async () =>
      (await db().listCount.findMany({ where: { scope, count: { gt: 0 } }, orderBy: { quarter: 'asc' } })).map(
        (row) => [row.quarter.toISOString().slice(0, 7), row.count],
      );
    const total = async () => (await db().listTotal.findUniqueOrThrow({ where: { scope } })).count;
    expect(await quarters()).toEqual([
      ['2020-01', 2],
      ['2021-04', 1],
    ]);
    expect(await total()).toBe(3);
    await db().listEntry.updateMany({
      where: { scope, releaseAt: new Date('2020-03-09') },
      data: { releaseAt: new Date('2021-04-02') },
    });
    expect(await quarters()).toEqual([
      ['2020-01', 1],
      ['2021-04', 2],
    ]);
    expect(await total()).toBe(3);
    await db().listEntry.deleteMany({ where: { scope, releaseAt: { lt: new Date('2021-01-01') } } });
    expect(await quarters()).toEqual([['2021-04', 2]]);
    expect(await total()).toBe(2);
  });
});

test('a deep page walks the index of its quarter, not the list', async () => {
  const scope: Scope = `hub:${newId()}`;
  const start = Date.UTC(2000, 0, 1);
  const releases = Array.from({ length: 3000 }, (_, index) => new Date(start + index * 2 * 86_400_000));
  const expected = await fill(scope, releases);
  await database.asOwner('ANALYZE "ListEntry"', 'ANALYZE "ListCount"');
  expect((await listSlice(db(), scope, 2900, 3)).map((card) => card.id)).toEqual(expected.slice(2900, 2903));

  const plan = await db().$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`
    EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF, SUMMARY OFF) SELECT "publicationId" FROM "ListEntry"
    WHERE scope = ${scope} AND "releaseAt" < ${new Date('2001-01-01')}
    ORDER BY "releaseAt" DESC, "publicationId" DESC OFFSET 5 LIMIT 20`);
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toContain('ListEntry_page');
  expect(text).not.toContain('Sort');
});

test('what its own entry says is due but the rule does not is left out', async () => {
  const piece = await makePublished({ title: 'Judged twice' });
  await db()
    .$executeRaw`UPDATE "Publication" SET state = 'scheduled', "releaseAt" = now() + interval '1 day' WHERE id = ${piece.id}::uuid`;
  const cards = await listSlice(db(), 'group:articles', 0, 200);
  expect(cards.map((card) => card.id)).not.toContain(piece.id);
});

test('the kinds of which anything is public, as they stand now', async () => {
  const before = new Map((await countKinds(db())).map(({ kind, total }) => [kind, total]));
  const count = (kind: Kind) => before.get(kind) ?? 0;
  await makePublished({ kind: 'report' });
  await makePublished({ kind: 'report' });
  await makePublished({ kind: 'podcast' });
  await makeScheduled({ kind: 'video' }, new Date(Date.now() + 3_600_000));
  expect(await countKinds(db())).toEqual(
    ALL_KINDS.map((kind) => ({
      kind,
      total: count(kind) + (kind === 'report' ? 2 : kind === 'podcast' ? 1 : 0),
    })).filter(({ total }) => total > 0),
  );
});
