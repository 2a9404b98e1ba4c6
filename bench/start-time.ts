import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '../publishing/routes.ts';
import { freePort, testEnvironment } from '../test/site.ts';
import { during } from './clean-up.ts';
import { start, untilAnswered } from './program.ts';
import { atMost, type Line, shown } from './results.ts';

const LIMIT = 2;
const STARTS = 3;

/** Seconds from the start of `npm start`'s program, embedded database included, until a demonstration article is there. */
export async function startTime(): Promise<Line[]> {
  const folder = await during(mkdtemp(join(tmpdir(), 'masthead-bench-start-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const first = await startOnce(folder);
  const times: number[] = [];
  for (let count = 0; count < STARTS; count += 1) times.push(await startOnce(folder));
  return [
    shown('first start: new database, demonstration loaded', `${first.toFixed(1)} s`),
    atMost(`slowest of ${STARTS} later ones`, Math.max(...times), LIMIT, 's', 2),
  ];
}

const ARTICLE = routes.publication('commentary', 'after-the-icebreaker');

async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const program = await start(
    process.execPath,
    ['scripts/bootstrap.mjs', 'scripts/start.ts'],
    testEnvironment({ DATA_DIR: folder, HOST: '127.0.0.1', PORT: String(port) }),
  );
  await untilAnswered(program, `http://127.0.0.1:${port}${ARTICLE}`);
  const seconds = (performance.now() - started) / 1000;
  await program.stop();
  return seconds;
}
