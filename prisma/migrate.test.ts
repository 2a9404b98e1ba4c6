import { expect, test } from 'vitest';
import { db } from '../lib/db.ts';
import { disconnect } from '../lib/disconnect.ts';
import { useDatabase } from '../test/database.ts';
import { migrate, readMigrations } from './migrate.ts';

const database = useDatabase();

test('migrating a migrated database does nothing', async () => {
  expect(await migrate(database.urls())).toEqual([]);
});

test('a migration that fails leaves nothing behind and says which it was', async () => {
  const known = await readMigrations();
  const broken = { name: '29990101000000_broken', sql: 'create table half (id int); select nonsense();' };
  await expect(migrate(database.urls(), [...known, broken])).rejects.toThrow(
    /29990101000000_broken failed and was undone/,
  );
  const [row] = await db().$queryRaw<{ half: boolean }[]>`select to_regclass('half') is not null as half`;
  expect(row).toEqual({ half: false });
});

test('several instances migrating at once apply each migration once, with functions whole', async () => {
  const known = await readMigrations();
  const sql = 'create function twice(n int) returns int language plpgsql as $$ begin n := n * 2; return n; end $$;';
  const later = [...known, { name: '29990101000000_function', sql }];
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.urls(), later)));
  expect(applied.flat()).toEqual(['29990101000000_function']);
  expect(await db().$queryRaw`select twice(21) as answer`).toEqual([{ answer: 42 }]);
});

test('a database that is newer than the code is refused in one sentence', async () => {
  await expect(migrate(database.urls())).rejects.toThrow(
    /^The database is newer than this code: .*29990101000000_function/,
  );
});

test('a role without rights to the tables is refused in one sentence with the remedy', async () => {
  await database.asOwner('drop role if exists test_stranger', `create role test_stranger login password 'x'`);
  const stranger = new URL(database.urls().ownerUrl);
  Object.assign(stranger, { username: 'test_stranger', password: 'x' });
  const urls = { url: stranger.href, ownerUrl: stranger.href };
  const refusal = /^The role "test_stranger" may not read the tables of the database [^\n]*DATABASE_OWNER_URL[^\n]*\.$/;
  try {
    await expect(migrate(urls)).rejects.toThrow(refusal);
  } finally {
    await database.asOwner('drop role test_stranger');
  }
});

test('times are read right although the database is set to another zone', async () => {
  const name = new URL(database.url()).pathname.slice(1);
  await database.asOwner(`alter database ${name} set timezone to 'Asia/Kolkata'`);
  await disconnect();
  const [row] = await db().$queryRaw<{ at: Date }[]>`select timestamptz '2026-03-01 12:00:00Z' as at`;
  expect(row?.at.toISOString()).toBe('2026-03-01T12:00:00.000Z');
});
