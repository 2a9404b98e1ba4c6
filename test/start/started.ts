import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readRecord } from '../../lib/embedded-postgres/record.ts';
import { testEnvironment } from '../site.ts';

/** A site started as people start it, in a process group of its own, as a terminal would. */
export type Started = {
  readonly process: ChildProcess;
  output(): string;
  /** Returns once it has said that it is ready; rejects with what it said when it ends instead. */
  ready(): Promise<void>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

export function start(command: string, args: string[], variables: Record<string, string>): Started {
  const child = spawn(command, args, {
    cwd: join(import.meta.dirname, '../..'),
    detached: true,
    env: testEnvironment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  return {
    process: child,
    output: () => output,
    ended,
    ready: () =>
      new Promise((resolve, reject) => {
        child.stdout.on('data', () => output.includes('Masthead is ready at') && resolve());
        void ended.then((how) => reject(new Error(`It ended with ${how}:\n${output}`)));
      }),
  };
}

/** The embedded server's process, from its own file. */
export function serverPid(dataDir: string): number {
  const cluster = readRecord(dataDir)?.cluster;
  if (!cluster) throw new Error(`No database was started in ${dataDir}.`);
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Returns once `condition` holds; rejects after `seconds`. */
export async function until(what: string, condition: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; !(await condition()); await pause(50)) {
    if (Date.now() > deadline) throw new Error(`${what}: not within ${seconds} seconds.`);
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
