import { expect, test } from 'vitest';
import { dropDatabase } from '../test/cluster.ts';
import { useDatabase } from '../test/database.ts';
import { migrate } from './migrate.ts';
import { refuseUnfit } from './refuse-unfit.ts';

const database = useDatabase();

test('an older PostgreSQL than 15 is refused in one sentence', () => {
  expect(() => refuseUnfit({ version: '14.19 (Debian 14.19-1)', encoding: 'UTF8' })).toThrow(
    /^The database runs on PostgreSQL 14\.19 [^\n]* DATABASE_URL\.$/,
  );
  for (const version of ['15.0', '18.4', '19beta1']) refuseUnfit({ version, encoding: 'UTF8' });
});

test('a database of another encoding is refused in one sentence before anything is made in it', async () => {
  const name = 'test_latin';
  await database.asOwner(`create database ${name} template template0 encoding 'LATIN1' locale 'C'`);
  const url = at(database.urls().ownerUrl, name);
  try {
    await expect(migrate({ url, ownerUrl: url })).rejects.toThrow(/^The database keeps texts as LATIN1 [^\n]*\.$/);
  } finally {
    await dropDatabase(database.urls(), name);
  }
});

function at(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
