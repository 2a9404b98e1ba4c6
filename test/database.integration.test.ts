import { expect, test } from 'vitest';
import { db } from '../lib/db.ts';
import { useDatabase } from './database.ts';

const database = useDatabase();

test('a test file has a migrated database to itself', async () => {
  const [row] = await db().$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  expect(database.url()).toContain(row?.name);
  expect(await db().publication.count()).toBe(0);
});
