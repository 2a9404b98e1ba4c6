import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { db } from '../db.ts';
import { runningServer, startServer } from './server.ts';

const database = useDatabase();
const root = mkdtempSync(join(tmpdir(), 'masthead-pid-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the server of another cluster whose pid stands in the file is none of ours', async () => {
  const [process] = await db().$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const [place] = await database.asOwner<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
  const row = process && place && { ...process, ...place };
  if (!row) throw new Error('PostgreSQL named no process.');
  const ours = join(root, 'ours');
  mkdirSync(ours);
  writeFileSync(join(ours, 'postmaster.pid'), `${row.pid}\n${ours}\n0\n5432\n\n\n\nready\n`);
  expect(runningServer({ folder: ours, password: '' })).toBeUndefined();
  expect(runningServer({ folder: row.folder, password: '' })).toMatchObject({ ready: true });
});

test('a server that may not read its files is said to be the wrong user’s', async () => {
  const postgres = join(root, 'postgres');
  const said = 'postgres: could not access the server configuration file "postgresql.conf": Permission denied';
  writeFileSync(postgres, `#!/bin/sh\necho '${said}' >&2\nexit 2\n`, { mode: 0o755 });
  const cluster = { folder: join(root, 'theirs'), password: '' };
  const started = startServer(cluster, 5432, undefined, { initdb: '', postgres }, join(root, 'postgres.log'));
  await expect(started).rejects.toThrow(
    /^The embedded database could not start: could not access .* Permission denied; run Masthead as the user who owns .*theirs \(see .*postgres\.log\)\.$/,
  );
});
