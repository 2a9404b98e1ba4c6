import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeBuildTurn } from './build-turn.ts';

let folder: string;
let file: string;
let builds: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead-turn-'));
  file = join(folder, 'turn');
});

afterEach(async () => {
  await Promise.all(builds.map(end));
  builds = [];
  rmSync(folder, { recursive: true, force: true });
});

const NEVER = new AbortController().signal;
const waitsForNobody = () => {
  throw new Error('It waited.');
};

test('one at a time has the turn; the next is told that it waits and has it then', async () => {
  const first = await takeBuildTurn(file, NEVER, waitsForNobody);
  let ended = false;
  const told = Promise.withResolvers<void>();
  const second = takeBuildTurn(file, NEVER, told.resolve).then((turn) => {
    expect(ended).toBe(true);
    return turn;
  });
  await told.promise;
  ended = true;
  first.end();
  (await second).end();
  expect(existsSync(file)).toBe(false);
});

test('of many who ask at once each has it alone', async () => {
  let having = 0;
  const alone = async () => {
    const turn = await takeBuildTurn(file, NEVER, () => {});
    expect(++having).toBe(1);
    await new Promise(setImmediate);
    having -= 1;
    turn.end();
  };
  await Promise.all([1, 2, 3, 4].map(alone));
});

test('a start that was killed leaves the turn to its build, and when that has ended to anybody', async () => {
  const build = program('setInterval(() => {}, 1000)');
  const start = program(`
    const { takeBuildTurn } = await import('${join(import.meta.dirname, 'build-turn.ts')}');
    const turn = await takeBuildTurn('${file}', new AbortController().signal, () => {});
    turn.holdFor(${build.pid});
    console.log('held');
    setInterval(() => {}, 1000);
  `);
  await once(start.stdout, 'data');
  await end(start);
  let waited = false;
  const next = takeBuildTurn(file, NEVER, () => {
    waited = true;
    void end(build);
  });
  (await next).end();
  expect(waited).toBe(true);
});

test('a process that only has the number of one that built is waited for by nobody', async () => {
  writeFileSync(file, `${process.pid} 1\n`);
  (await takeBuildTurn(file, NEVER, waitsForNobody)).end();
});

test('who is told to stop waits no longer', async () => {
  await takeBuildTurn(file, NEVER, waitsForNobody);
  const stop = new AbortController();
  await expect(takeBuildTurn(file, stop.signal, () => stop.abort())).rejects.toThrow('aborted');
});

function program(code: string) {
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  builds.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
