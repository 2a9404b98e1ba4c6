import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type Cluster, serverEnvironment } from './cluster.ts';

/** What the server itself says in its `postmaster.pid`. */
export type Running = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** The live server of a cluster, or undefined; a pid file left by a dead one, or by a pid that is now another's, is none. */
export function runningServer(cluster: Cluster): Running | undefined {
  const lines = read(pidFile(cluster)).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isServer(pid, cluster)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Starts the server on loopback and returns once it is ready, or another process has started it. It is no part of our
 * process group, so that Ctrl-C reaches us first and we stop it in order.
 */
export async function startServer(
  cluster: Cluster,
  wantedPort: number | undefined,
  account: Account | undefined,
  binaries: Binaries,
  logFile: string,
): Promise<Running> {
  let port = wantedPort ?? (await freePort());
  const deadline = Date.now() + START_TIMEOUT;
  while (Date.now() < deadline) {
    const child = launch(cluster, port, account, binaries, logFile);
    while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
      await pause(POLL);
      const running = runningServer(cluster);
      if (running?.ready) return running;
    }
    if (child.exitCode === null && child.signalCode === null) break;
    const running = runningServer(cluster);
    if (running?.ready) return running;
    const reason = lastFailure(logFile);
    if (/could not bind|could not create any TCP\/IP sockets/.test(reason)) port = await freePort();
    else if (/lock file .* already exists/.test(reason)) clearStalePidFile(cluster);
    else if (!/still in use/.test(reason)) {
      const remedy = NOT_ITS_FILES.test(reason) ? `; run Masthead as the user who owns ${cluster.folder}` : '';
      throw new Error(
        `The embedded database could not start: ${reason || 'it gave no reason'}${remedy} (see ${logFile}).`,
      );
    }
    await pause(POLL);
  }
  throw new Error(`The embedded database was not ready after ${START_TIMEOUT / 1000} seconds: see ${logFile}.`);
}

/** Asks the server to end its sessions and stop, and returns when it has. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const running = runningServer(cluster);
  if (!running) return;
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!send(running.pid, signal)) return;
    for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(POLL)) {
      if (!isServer(running.pid, cluster)) return;
    }
  }
}

const START_TIMEOUT = 60_000;
const POLL = 15;
const NOT_ITS_FILES = /permission denied|wrong ownership/i;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  shared_buffers: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
};

function launch(
  cluster: Cluster,
  port: number,
  account: Account | undefined,
  { postgres }: Binaries,
  logFile: string,
): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  keepPreviousLog(logFile);
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(postgres, ['-D', cluster.folder, ...settings], {
    ...account,
    cwd: '/',
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', log],
  });
  child.on('error', () => {});
  child.unref();
  closeSync(log);
  return child;
}

function keepPreviousLog(logFile: string): void {
  try {
    renameSync(logFile, `${logFile}.1`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function lastFailure(logFile: string): string {
  const failures = read(logFile).match(/(?<=(FATAL|PANIC): {2}|^postgres: ).*|.*error while loading.*/gm);
  const bind = read(logFile).match(/could not bind.*/);
  return bind?.[0] ?? failures?.at(-1) ?? '';
}

function clearStalePidFile(cluster: Cluster): void {
  if (!runningServer(cluster)) rmSync(pidFile(cluster), { force: true });
}

function pidFile(cluster: Cluster): string {
  return join(cluster.folder, 'postmaster.pid');
}

/** A pid can be another program's by now, another cluster's, or that of a server that died and was never reaped. */
function isServer(pid: number, cluster: Cluster): boolean {
  if (!send(pid, 0)) return false;
  if (process.platform === 'linux')
    return /\(postgres\) [^ZX]/.test(read(`/proc/${pid}/stat`)) && worksIn(pid, cluster);
  if (process.platform === 'win32') return true;
  try {
    return /^[^Z]\S* .*postgres$/.test(
      execFileSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' }).trim(),
    );
  } catch {
    return false;
  }
}

/** A server's working directory is its cluster's folder. One that may not be looked at counts as ours, since it may be. */
function worksIn(pid: number, { folder }: Cluster): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
