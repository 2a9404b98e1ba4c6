import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnv } from '../lib/env.ts';
import { valueOf } from '../lib/result.ts';
import { actionsKey } from './actions-key.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'masthead-key-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const keyWith = (given: string) =>
  actionsKey(valueOf(readEnv({ DATA_DIR: dataDir, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given })));

test('an empty key counts as unset: one is made and used again, and one that is given goes before it', async () => {
  const made = await keyWith('');
  expect(Buffer.from(made, 'base64')).toHaveLength(32);
  expect(await keyWith(' ')).toBe(made);
  const given = Buffer.alloc(32).toString('base64');
  expect(await keyWith(given)).toBe(given);
});
