import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { disconnect } from '../lib/db.ts';
import { copyDatabase, dropDatabase } from './cluster.ts';

/**
 * Gives the calling test file a migrated database of its own, and makes it the one that `db()` opens. Call it at the top
 * of the file. What a test leaves there, the file's later tests find.
 */
export function useDatabase(): { url(): string } {
  const name = `test_${randomBytes(8).toString('hex')}`;
  let url = '';

  beforeAll(async () => {
    url = await copyDatabase(inject('clusterUrl'), name);
    process.env.DATABASE_URL = url;
  });

  afterAll(async () => {
    await disconnect();
    await dropDatabase(inject('clusterUrl'), name);
  });

  return { url: () => url };
}
