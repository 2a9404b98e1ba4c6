import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corporaDirectory } from '../test/corpora.ts';
import { testEnvironment } from '../test/site.ts';
import { during } from './clean-up.ts';
import { run } from './program.ts';
import { atMost, type Line, shown } from './results.ts';

const LIMIT = 60;

/** Seconds for the real site of the corpora, into an empty database; says so when it isn't there. */
export async function importSpeed(databaseUrl: string): Promise<Line[]> {
  const corpora = corporaDirectory();
  if (!corpora) return [shown('no corpora here: set CORPORA_DIR to measure', '–')];
  const folder = await during(mkdtemp(join(tmpdir(), 'masthead-bench-import-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const report = join(folder, 'report.json');
  const started = performance.now();
  await run(
    process.execPath,
    ['scripts/import.ts', 'front-matter', join(corpora, 'digitalgov'), '--report', report],
    testEnvironment({ DATABASE_URL: databaseUrl, DATA_DIR: folder }),
  );
  const seconds = (performance.now() - started) / 1000;
  const { totals } = JSON.parse(await readFile(report, 'utf8'));
  const { created } = totals.publications;
  return [
    atMost(`${created} publications`, seconds, LIMIT, 's', 1),
    shown('publications a second', (created / seconds).toFixed(0), { created, seconds }),
  ];
}
