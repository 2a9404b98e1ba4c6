import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../lib/env.ts';
import { actionsKey } from './actions-key.ts';
import { type BuildTurn, takeBuildTurn } from './build-turn.ts';
import { sourceFingerprint } from './source-fingerprint.ts';

/**
 * Builds the present sources unless that was done, and names the build to the framework. Two machines with the
 * same sources name theirs alike.
 */
export async function ensureBuilt(env: Env, signal: AbortSignal): Promise<void> {
  const fingerprint = nameBuild();
  if ((await builtFrom()) === fingerprint) return;
  const turn = await takeBuildTurn(TURN, signal, () => console.log('Another start is building: waiting for it …'));
  if ((await builtFrom()) !== fingerprint) {
    console.log('Building the site (this takes a minute, and only when its sources changed) …');
    await rm(STAMP, { force: true });
    await build(await actionsKey(env), turn, signal);
    await writeFile(STAMP, fingerprint);
  }
  turn.end();
}

/** Names the present sources' build to the framework; throws a sentence when there is none. */
export async function requireBuilt(): Promise<void> {
  if ((await builtFrom()) === nameBuild()) return;
  throw new Error('The site is not built from these sources: run "npm run build" first.');
}

const ROOT = join(import.meta.dirname, '..');
// As in next.config.ts: a test run builds beside the site that may be running from here.
const FOLDER = join(ROOT, process.env.MASTHEAD_TEST_BUILD === '1' ? '.next-test' : '.next');
const STAMP = join(FOLDER, 'built-from');
// Beside the folder, which a build empties.
const TURN = `${FOLDER}.turn`;

function nameBuild(): string {
  const fingerprint = sourceFingerprint(ROOT);
  process.env.DEPLOYMENT_ID = fingerprint;
  return fingerprint;
}

function builtFrom(): Promise<string | undefined> {
  return readFile(STAMP, 'utf8').catch(unlessMissing);
}

function build(key: string, turn: BuildTurn, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: ROOT,
    signal,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid) turn.holdFor(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The site could not be built:\n${output}`));
    });
  });
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
