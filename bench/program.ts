import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { during } from './clean-up.ts';

export const ROOT = join(import.meta.dirname, '..');

export type Program = { child: ChildProcess; output(): string; stop(): Promise<void> };

/** A program of its own process group, ended with the run at the latest. */
export async function start(command: string, args: string[], env: NodeJS.ProcessEnv, cwd = ROOT): Promise<Program> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  await new Promise((resolve, reject) => child.once('error', reject).once('spawn', resolve));
  const program = { child, output: () => output, stop: () => ended(child) };
  return during(Promise.resolve(program), ({ stop }) => stop());
}

/** What a program wrote, once it has ended well; throws with it when it has not. */
export async function run(command: string, args: string[], env = process.env, cwd = ROOT): Promise<string> {
  const { child, output } = await start(command, args, env, cwd);
  const code = child.exitCode ?? (await new Promise((resolve) => child.once('close', resolve)));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output()}`);
  return output();
}

/** Milliseconds until `origin` + `path` answers 200 for the first time. */
export async function untilAnswered({ child, output }: Program, url: string, within = 60_000): Promise<number> {
  const started = performance.now();
  for (;;) {
    const status = await fetch(url, { redirect: 'manual' }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return performance.now() - started;
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}:\n${output()}`);
    if (performance.now() - started > within) throw new Error(`No answer at ${url}:\n${output()}`);
    await pause(10);
  }
}

export function hasProgram(command: string): boolean {
  try {
    execFileSync(command, ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Resident memory of a process, in bytes. */
export function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const cut = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.once('exit', () => {
      clearTimeout(cut);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
