import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { embeddedUrls, readRecord } from '../../lib/embedded-postgres/record.ts';
import { SITE_ENVIRONMENT, SITE_FLAGS } from '../../scripts/site-flags.mjs';
import { buildForTests } from '../build.ts';
import { freePort, isReady } from '../site.ts';
import { isAlive, type Started, serverPid, start, until } from './started.ts';

let dataDir: string;
let port: number;
let origin: string;
let site: Started | undefined;

beforeAll(async () => {
  await buildForTests();
  dataDir = await mkdtemp(join(tmpdir(), 'masthead-start-'));
  await chmod(dataDir, 0o755);
  port = await freePort();
  origin = `http://localhost:${port}`;
});

afterEach(async () => {
  if (!site) return;
  kill(site, 'SIGTERM');
  await site.ended;
  await until('the port is let go', async () => !(await answers()));
  site = undefined;
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('npm start makes everything from nothing and says where it is; ending it ends everything', async () => {
  site = npmStart();
  await site.ready();
  expect(site.output()).toContain(`Masthead is ready at ${origin}\n`);
  expect((await fetch(origin)).status).toBe(200);
  const database = serverPid(dataDir);
  kill(site, 'SIGINT');
  await site.ended;
  await until('the site ends', async () => !(await answers()));
  await until('the database ends', () => !isAlive(database));
  expect(site.output()).not.toMatch(/"level":[456]0/);
  site = undefined;
});

test.runIf(process.platform === 'linux')('the site runs with the flags and the environment of a site', async () => {
  site = npmStart();
  await site.ready();
  const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${serverPid(dataDir)}/stat`, 'utf8')) ?? [];
  const listOf = (file: string) => readFileSync(`/proc/${parent}/${file}`, 'utf8').split('\0');
  expect(listOf('cmdline')).toEqual(expect.arrayContaining(SITE_FLAGS));
  const environment = Object.entries(SITE_ENVIRONMENT).map(([name, value]) => `${name}=${value}`);
  expect(listOf('environ')).toEqual(expect.arrayContaining(environment));
});

test('killing npm alone ends the site and its database, and the next start has the port', async () => {
  const first = npmStart();
  await first.ready();
  first.process.kill('SIGKILL');
  site = npmStart();
  await site.ready();
  await until('the new site is ready', () => isReady(origin));
});

test('a database that is killed is started again while the site serves', async () => {
  site = npmStart();
  await site.ready();
  await until('it is ready', () => isReady(origin));
  const killed = serverPid(dataDir);
  process.kill(killed, 'SIGKILL');
  await until('another database runs', () => readServerPid() !== undefined && readServerPid() !== killed);
  await until('it is ready again', () => isReady(origin));
});

test('after kill -9 of everything the next start finds what was there', async () => {
  const first = npmStart();
  await first.ready();
  await query('insert into "Outlet" (id, slug, name, "updatedAt") values (gen_random_uuid(), $1, $1, now())', ['kept']);
  process.kill(serverPid(dataDir), 'SIGKILL');
  kill(first, 'SIGKILL');
  await first.ended;
  site = npmStart();
  await site.ready();
  expect(await query('select name from "Outlet" where slug = $1', ['kept'])).toEqual([{ name: 'kept' }]);
});

test('a database that outlived its site is used again, and given the role of the site where it lacks it', async () => {
  const first = npmStart();
  await first.ready();
  const database = serverPid(dataDir);
  kill(first, 'SIGKILL');
  await first.ended;
  await query('drop owned by masthead_site');
  await query('drop role masthead_site');
  site = npmStart();
  await site.ready();
  expect(serverPid(dataDir)).toBe(database);
  await until('it is ready', () => isReady(origin));
  expect((await fetch(origin)).status).toBe(200);
  const roles = await query(
    `select distinct application_name as name, usename as role from pg_stat_activity
     where application_name in ('masthead', 'masthead relay', 'masthead lease') order by 1`,
  );
  expect(roles).toEqual([
    { name: 'masthead', role: 'masthead_site' },
    { name: 'masthead lease', role: 'masthead' },
    { name: 'masthead relay', role: 'masthead_site' },
  ]);
});

test('what keeps it from starting is one sentence and exit code 1', async () => {
  site = npmStart();
  await site.ready();
  await query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('later', '', '29990101000000_later', now())`,
  );
  const spare = String(await freePort());
  const cases: [Record<string, string>, RegExp][] = [
    [{}, /^Port \d+ is taken: /],
    [{ PORT: 'none' }, /^PORT must be /],
    [{ DATABASE_URL: 'postgresql://me:a%@localhost/x' }, /^DATABASE_URL must look like /],
    [{ PORT: spare, DATA_DIR: '/dev/null/data' }, /^The data directory .* can't be written: /],
    [{ PORT: spare, DATA_DIR: process.execPath }, /^The data directory .* can't be written: /],
    [{ PORT: spare, DATABASE_URL: 'postgresql://me@localhost:9/x' }, /^The database "x" at localhost:9 .*ECONNREFUSED/],
    [{ PORT: spare }, /^The database is newer than this code: /],
  ];
  for (const [variables, sentence] of cases) {
    const refused = start(process.execPath, ['scripts/start.ts'], {
      DATA_DIR: dataDir,
      PORT: String(port),
      ...variables,
    });
    expect(await refused.ended).toBe(1);
    expect(refused.output().trim()).toMatch(sentence);
    expect(refused.output().trim().split('\n')).toHaveLength(1);
  }
  await query(`delete from _prisma_migrations where id = 'later'`);
});

function npmStart(): Started {
  return start('npm', ['start'], { DATA_DIR: dataDir, PORT: String(port) });
}

/** As a terminal does: to npm and everything it started, but not to the database, which has a group of its own. */
function kill({ process: { pid } }: Started, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function answers(): Promise<boolean> {
  return fetch(`${origin}/health/live`).then(
    () => true,
    () => false,
  );
}

function readServerPid(): number | undefined {
  try {
    return serverPid(dataDir) || undefined;
  } catch {
    return undefined;
  }
}

async function query(sql: string, values: unknown[] = []): Promise<unknown[]> {
  const record = readRecord(dataDir);
  if (!record) throw new Error('There is no database.');
  const client = new pg.Client({ connectionString: embeddedUrls(record).ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
