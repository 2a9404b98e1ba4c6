import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bucket } from '../lib/storage/s3.ts';
import { freePort } from './site.ts';

const ROOT = join(import.meta.dirname, '..');

/** An S3-compatible store in a process of its own, with one empty bucket; it checks signatures. */
export async function startObjectStore(): Promise<Bucket & { stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'object-store-'));
  const port = await freePort();
  const options = {
    directory: folder,
    address: '127.0.0.1',
    port,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: 'files', configs: [] }],
  };
  const program = `new (require('@20minutes/s3rver'))(${JSON.stringify(options)}).run()`;
  const child = spawn(process.execPath, ['--input-type=commonjs', '-e', program], { cwd: ROOT, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 30_000; !(await answers(endpoint)); await pause(50)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('The object store did not start.');
  }
  return {
    endpoint,
    bucket: 'files',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  const response = await fetch(endpoint).catch(() => null);
  await response?.body?.cancel();
  return response !== null;
}
