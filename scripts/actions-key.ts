import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../lib/env.ts';

/** The key of a build's forms: the one that was given, else one of `DATA_DIR`, where it is kept so that a later build uses it again. */
export async function actionsKey({
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given,
  DATA_DIR,
}: Pick<Env, 'DATA_DIR' | 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'>): Promise<string> {
  if (given) return given;
  const path = join(DATA_DIR, 'server-actions.key');
  const kept = await readFile(path, 'utf8').catch(unlessMissing);
  if (kept) return kept;
  const key = randomBytes(32).toString('base64');
  await mkdir(DATA_DIR, { recursive: true });
  await writeFile(path, key, { mode: 0o600 });
  return key;
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
