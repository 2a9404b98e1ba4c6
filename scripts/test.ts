import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareChromium } from '../test/chromium.ts';
import { type Counts, playwrightCounts, sum, tally, vitestCounts } from './test-counts.ts';

/** `npm test`: every layer in order, each to its end whatever the one before it said; one line of sums at the end. */

type Layer = { name: string; script: string; args?: string[]; count?: (report: string) => Counts };

const reports = await mkdtemp(join(tmpdir(), 'masthead-test-reports-'));
const vitest = ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'report.json')}`];

const layers: Layer[] = [
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'types' },
  { name: 'unit', script: 'test:unit', args: vitest, count: vitestCounts },
  { name: 'integration', script: 'test:integration', args: vitest, count: vitestCounts },
  { name: 'http', script: 'test:http', args: vitest, count: vitestCounts },
  { name: 'end to end', script: 'test:e2e', args: ['--', '--add-reporter=json'], count: playwrightCounts },
];

const rows: (Counts & { name: string; seconds: number })[] = [];
for (const layer of layers) {
  const started = performance.now();
  console.log(`\n── ${layer.name} ──`);
  if (layer.name === 'end to end') prepareChromium();
  const counts = await run(layer);
  rows.push({ name: layer.name, ...counts, seconds: Math.round((performance.now() - started) / 1000) });
}
await rm(reports, { recursive: true, force: true });

const total = sum(rows);
console.log(`\n${table()}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);

async function run({ script, args = [], count }: Layer): Promise<Counts> {
  const file = join(reports, 'report.json');
  await rm(file, { force: true });
  const exitCode = await new Promise<number>((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, ...args], {
      stdio: 'inherit',
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
  if (!count) return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  const report = await readFile(file, 'utf8').catch(() => null);
  return tally(exitCode, report === null ? null : count(report));
}

function table(): string {
  const lines = rows.map(({ name, passed, failed, skipped, seconds }) => {
    const mark = failed > 0 ? '✗' : '✓';
    const rest = skipped > 0 ? `, ${skipped} skipped` : '';
    return `${mark} ${name.padEnd(12)} ${String(passed).padStart(5)} passed, ${failed} failed${rest}  (${seconds} s)`;
  });
  return lines.join('\n');
}
