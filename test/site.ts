import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SITE_ENVIRONMENT, SITE_FLAGS } from '../scripts/site-flags.mjs';
import { MACHINE } from './environment.ts';

/** A running instance of the production build that the test run made. */
export type Site = {
  /** Without a trailing slash. */
  origin: string;
  pid: number;
  /** What it has written so far, logs and errors. */
  output(): string;
  /** Rejects with what it wrote when it had ended before it was told to: then whatever asked it was refused. */
  stop(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): void;
};

export type SiteOptions = {
  databaseUrl: string;
  /** Where files lie; instances of one site share it. Its own, and removed with it, when left out. */
  dataDir?: string;
  /** A free one when left out; the one it had, for a site that comes back. */
  port?: number;
  /** `start` fills an empty database with the demonstration; `serve`, the default, leaves it as it is. */
  script?: 'start' | 'serve';
  /** What readers call this machine: its number, or the name that passkeys need. */
  hostname?: '127.0.0.1' | 'localhost';
  environment?: Record<string, string>;
};

const ROOT = join(import.meta.dirname, '..');
const READY_WITHIN = 180_000;

/**
 * Environment for a program of the project in a test run: nothing of the developer's own settings. Pages are made when a test asks for
 * them, but where it says otherwise.
 */
export function testEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const machine = Object.fromEntries(Object.entries(process.env).filter(([name]) => MACHINE.includes(name)));
  const ours = { NODE_ENV: 'production', MASTHEAD_TEST_BUILD: '1', PAGES_AHEAD: '0' } as const;
  return { ...machine, ...ours, ...extra };
}

/** Starts an instance and returns when it is ready for readers. */
export async function startSite({
  databaseUrl,
  dataDir,
  port: asked,
  script = 'serve',
  hostname = '127.0.0.1',
  environment = {},
}: SiteOptions): Promise<Site> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'masthead-site-')));
  const port = asked ?? (await freePort());
  const origin = `http://${hostname}:${port}`;
  const child = spawn(process.execPath, [...SITE_FLAGS, join('scripts', `${script}.ts`)], {
    cwd: ROOT,
    env: testEnvironment({
      ...SITE_ENVIRONMENT,
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      HOST: '127.0.0.1',
      PORT: String(port),
      SITE_URL: origin,
      ...environment,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let told = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  const site: Site = {
    origin,
    pid: child.pid ?? 0,
    output: () => output,
    kill: () => {
      told = true;
      child.kill('SIGKILL');
    },
    stop: async () => {
      const how = child.exitCode ?? child.signalCode;
      const early = how !== null && !told;
      told = true;
      await ended(child);
      if (!dataDir) await rm(folder, { recursive: true, force: true });
      if (early) throw new Error(`The site had ended by itself (${how}).\n${output.slice(-5000)}`);
    },
  };
  try {
    await untilReady(child, origin);
  } catch (error) {
    await site.stop().catch(() => {});
    throw new Error(`${(error as Error).message}\n${output}`);
  }
  return site;
}

/** The first administrator's link, which the start prints once the site is ready. */
export async function invitationFrom(site: Site): Promise<string> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
    const [, link] = /joins at (\S+)/.exec(site.output()) ?? [];
    if (link) return link;
  }
  throw new Error('The start printed no link for the first administrator.');
}

export async function isReady(origin: string): Promise<boolean> {
  const response = await fetch(`${origin}/health/ready`).catch(() => null);
  await response?.body?.cancel();
  return response?.status === 200;
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN; !(await isReady(origin)); await pause(50)) {
    if (child.exitCode !== null)
      throw new Error(`The site ended with exit code ${child.exitCode} instead of starting.`);
    if (Date.now() > deadline) throw new Error(`The site was not ready after ${READY_WITHIN / 1000} seconds.`);
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const cut = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.on('exit', () => {
      clearTimeout(cut);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
