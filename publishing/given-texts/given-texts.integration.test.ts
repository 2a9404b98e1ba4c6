import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { useDatabase } from '../../test/database.ts';
import { findGivenSince } from './queries.ts';

useDatabase();

test('an address gives a text since it last gave another, whoever asks and however often', async () => {
  const first = await findGivenSince(db(), '/feed.xml', 'a');
  await db().givenText.updateMany({ data: { since: new Date(first.getTime() - 3_600_000) } });
  const known = await findGivenSince(db(), '/feed.xml', 'a');
  expect(known.getTime()).toBe(first.getTime() - 3_600_000);
  const second = await findGivenSince(db(), '/feed.xml', 'b');
  expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
  const back = await findGivenSince(db(), '/feed.xml', 'a');
  expect(back.getTime()).toBeGreaterThanOrEqual(second.getTime() + 1000);
  expect([known, second, back].map((since) => since.getMilliseconds())).toEqual([0, 0, 0]);
  expect(await findGivenSince(db(), '/atom.xml', 'a')).not.toEqual(back);
});
