import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { disconnect } from '../lib/disconnect.ts';
import { type Env, env } from '../lib/env.ts';
import { keepDatabase } from '../lib/keep-database.ts';
import { shutDown } from '../lib/shutdown.ts';
import { migrate } from '../prisma/migrate.ts';
import { listen, type SiteServer } from '../server.ts';
import { inviteToNewsroom } from './newsroom-invitation.ts';
import { fail } from './run-command.ts';
import { FLAG_ONCE_STARTED } from './site-flags.mjs';

/** What to do, while the server waits, before the site can be served. */
export type Preparation = {
  /** Throws a sentence when this environment will not do. */
  check(env: Env): void;
  /** Makes sure that there is a build. */
  build(env: Env, signal: AbortSignal): Promise<void>;
  /** Sees to what the migrated database must hold. */
  fill(url: string): Promise<void>;
};

/**
 * Runs the site in this process until it is told to stop, then stops everything in order. What prevents a start is said
 * in one sentence on standard error, with exit code 1.
 */
export async function runSite(preparation: Preparation): Promise<never> {
  Object.assign(process.env, { NODE_ENV: 'production' });
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

  const parts: Parts = {};
  let exitCode = 0;
  try {
    await Promise.race([start(preparation, parts, stop.signal), stopped]);
    await stopped;
  } catch (error) {
    exitCode = fail(error);
    stop.abort();
  }
  await Promise.all([parts.server?.close(PATIENCE), shutDown()]);
  await disconnect().catch(() => {});
  await parts.database?.then(({ close }) => close()).catch(() => {});
  process.exit(exitCode);
}

/** What was begun, and so has to be ended. */
type Parts = { server?: SiteServer; database?: ReturnType<typeof keepDatabase> };

const PATIENCE = 8_000;

// By then the first pages are made, too.
const STARTED_AFTER = 10_000;

async function start({ check, build, fill }: Preparation, parts: Parts, signal: AbortSignal): Promise<void> {
  const known = env();
  check(known);
  await requireWritable(known.DATA_DIR);
  parts.server = await takeAddress(known);
  parts.database = keepDatabase();
  const filled = parts.database.then(async (database) => {
    await migrate(database);
    await fill(database.url);
  });
  await Promise.all([filled, build(known, signal), import('next')]);
  if (signal.aborted) return;
  await parts.server.serve();
  console.log(`Masthead is ready at ${known.SITE_URL}`);
  await sayInvitation(known);
  setTimeout(() => setFlagsFromString(FLAG_ONCE_STARTED), STARTED_AFTER).unref();
}

/** Whatever keeps the invitation from being made is no reason to end a site that serves. */
async function sayInvitation(known: Env): Promise<void> {
  try {
    const invitation = await inviteToNewsroom(known);
    if (invitation) console.log(invitation);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(
      `Whether the newsroom still needs its first administrator could not be asked (${reason}): start again.`,
    );
  }
}

async function requireWritable(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is no folder.`);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(
      `The data directory ${folder} can't be written: give this user the right to, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

/** As a recursive mkdir, which never returns where a folder takes none (nodejs/node on /proc). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder || (await exists(dirname(folder)))) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

// An instance that lost the terminal it was started from needs a moment to let go of the port.
const PORT_PATIENCE = 3_000;

async function takeAddress({ PORT, HOST, TRUSTED_PROXIES }: Env): Promise<SiteServer> {
  for (const deadline = Date.now() + PORT_PATIENCE; ; await pause(100)) {
    try {
      return await listen({ port: PORT, host: HOST, proxies: TRUSTED_PROXIES });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && Date.now() < deadline) continue;
      throw new Error(addressProblem(code, PORT, HOST), { cause: error });
    }
  }
}

function addressProblem(code: string | undefined, port: number, host: string | undefined): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop the program that uses it, or set PORT to another.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}: set PORT to one from 1024 on.`;
  return `The site can't listen on ${host} (${code}): set HOST to an address of this machine, or leave it out.`;
}
