import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { DatabaseUrls } from '../lib/database-url.ts';
import { disconnect } from '../lib/disconnect.ts';
import { copyDatabase, dropDatabase } from './cluster.ts';

export type TestDatabase = {
  url(): string;
  urls(): DatabaseUrls;
  /** What the site has no right to, such as changing tables; gives the rows of the last statement. */
  asOwner<T extends object>(...statements: string[]): Promise<T[]>;
};

/**
 * Gives the calling test file a migrated database of its own, and makes it the one that `db()` opens. Call it at the top
 * of the file, in the role of the site. What a test leaves there, the file's later tests find.
 */
export function useDatabase(): TestDatabase {
  const name = `test_${randomBytes(8).toString('hex')}`;
  let urls: DatabaseUrls;

  beforeAll(async () => {
    urls = await copyDatabase(inject('clusterUrls'), name);
    process.env.DATABASE_URL = urls.url;
  });

  afterAll(async () => {
    await disconnect();
    await dropDatabase(inject('clusterUrls'), name);
  });

  async function asOwner<T extends object>(...statements: string[]): Promise<T[]> {
    const owner = new pg.Client({ connectionString: urls.ownerUrl });
    await owner.connect();
    try {
      let rows: T[] = [];
      for (const statement of statements) rows = (await owner.query<T>(statement)).rows;
      return rows;
    } finally {
      await owner.end();
    }
  }

  return { url: () => urls.url, urls: () => urls, asOwner };
}
