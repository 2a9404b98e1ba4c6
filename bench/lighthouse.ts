import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { launchOptions } from '../test/chromium.ts';
import { freePort } from '../test/site.ts';
import { during } from './clean-up.ts';
import { atLeast, type Line, shown } from './results.ts';
import { percentile } from './statistics.ts';

const PERFORMANCE = 95;
const RULES: Record<string, number> = { accessibility: 100, 'best-practices': 100, seo: 100 };
/** Of as many readings of a page the middle one counts, as Lighthouse advises. */
const READINGS = 5;
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'speed-index', 'total-blocking-time'];

/**
 * What Lighthouse makes of pages, by their names, as a telephone of the middle sort meets them; with what it found wanting, and
 * beside them what the framework's own page with nothing on it reaches.
 */
export async function lighthouseScores(pages: Record<string, string>, empty: string): Promise<Line[]> {
  const port = await freePort();
  const options = launchOptions();
  const browser = await during(
    chromium.launch({ ...options, args: [...(options.args ?? []), `--remote-debugging-port=${port}`] }),
    (launched) => launched.close(),
  );
  const lines: Line[] = [];
  for (const [name, url] of Object.entries(pages)) {
    const { score, times } = await performanceOf(url, port);
    lines.push(atLeast(`${name}, performance`, score, PERFORMANCE, '', 0), shown(`  ${times}`, ''));
    lines.push(...(await rulesKept(name, url, port)));
  }
  const { score, times } = await performanceOf(empty, port);
  lines.push(shown('the framework’s empty page, performance', score.toFixed(0)), shown(`  ${times}`, ''));
  await browser.close();
  return lines;
}

async function performanceOf(url: string, port: number): Promise<{ score: number; times: string }> {
  const readings: Reading[] = [];
  for (let n = 0; n < READINGS; n += 1) readings.push(await read(url, port, ['performance']));
  const middle = (of: (reading: Reading) => number) => percentile(readings.map(of), 50);
  const times = TIMES.map((id) => `${id} ${Math.round(middle(({ audits }) => audits[id]?.numericValue ?? 0))} ms`);
  return { score: middle(({ categories }) => (categories.performance?.score ?? 0) * 100), times: times.join(', ') };
}

async function rulesKept(name: string, url: string, port: number): Promise<Line[]> {
  const judged = Object.entries(RULES).filter(([category]) => category !== 'seo' || !url.includes('?'));
  const { categories, audits } = await read(
    url,
    port,
    judged.map(([category]) => category),
  );
  return judged.flatMap(([category, least]) => {
    const found = categories[category];
    const wanting = (found?.auditRefs ?? []).filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
    return [
      atLeast(`${name}, ${category}`, (found?.score ?? 0) * 100, least, '', 0),
      ...wanting.map(({ id }) => shown(`  wanting: ${audits[id]?.title}`, '')),
    ];
  });
}

type Reading = Awaited<ReturnType<typeof read>>;

async function read(url: string, port: number, onlyCategories: string[]) {
  const run = await lighthouse(url, { port, logLevel: 'error', onlyCategories });
  if (!run) throw new Error(`Lighthouse could not read ${url}.`);
  return run.lhr;
}
