import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testEnvironment } from './site.ts';

/** Builds the present sources beside the site that may be running from here, unless that was done; with no database. */
export async function buildForTests(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'masthead-build-'));
  const child = spawn(process.execPath, [join('scripts', 'build.ts')], {
    cwd: join(import.meta.dirname, '..'),
    env: testEnvironment({ DATA_DIR: dataDir }),
    stdio: 'inherit',
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  await rm(dataDir, { recursive: true, force: true });
  if (code !== 0) throw new Error('The site could not be built.');
}
