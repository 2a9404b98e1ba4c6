import { spawnSync } from 'node:child_process';
import { appendFileSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The right to build in a folder, which one start has at a time: whoever else wants to build there waits for it. */
export type BuildTurn = {
  /** Holds the turn for a program too, which may outlive us. */
  holdFor(pid: number): void;
  /** Gives the turn up. One that is not given up ends with all that it is held for. */
  end(): void;
};

/** Takes the turn that `file` stands for, after `waiting` and a wait when it is another's. Rejects when `signal` is given. */
export async function takeBuildTurn(file: string, signal: AbortSignal, waiting: () => void): Promise<BuildTurn> {
  for (let told = false; !take(file); told = true) {
    if (!told) waiting();
    await pause(POLL, undefined, { signal });
  }
  return {
    holdFor: (pid) => appendFileSync(file, `${lifeOf(pid)}\n`),
    end: () => rmSync(file, { force: true }),
  };
}

const POLL = 200;

function take(file: string): boolean {
  const holders = read(file);
  if (holders?.split('\n').some(isAlive)) return false;
  if (holders !== undefined) rmSync(file, { force: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${lifeOf(process.pid)}\n`);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function isAlive(life: string): boolean {
  return life !== '' && life === lifeOf(Number(life.split(' ')[0]));
}

/** What a living process has and none that gets its number later; undefined for a dead one. */
function lifeOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const [state, ...rest] = read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ') ?? ['X'];
    return state === 'Z' || state === 'X' ? undefined : `${pid} ${rest[STARTED]}`;
  }
  if (process.platform === 'win32') return isThere(pid) ? String(pid) : undefined;
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env }).stdout.trim();
  return started === '' ? undefined : `${pid} ${started}`;
}

// When it was started stands 19 places after a process's state (proc_pid_stat(5)).
const STARTED = 18;

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
