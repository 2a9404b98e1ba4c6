import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { launchOptions } from '../test/chromium.ts';
import { freePort } from '../test/site.ts';
import { during } from './clean-up.ts';
import { atLeast, type Line, shown } from './results.ts';

const LEAST: Record<string, number> = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

/** What Lighthouse makes of pages, by their names, as a telephone of the middle sort meets them; with what it found wanting. */
export async function lighthouseScores(pages: Record<string, string>): Promise<Line[]> {
  const port = await freePort();
  const options = launchOptions();
  const browser = await during(
    chromium.launch({ ...options, args: [...(options.args ?? []), `--remote-debugging-port=${port}`] }),
    (launched) => launched.close(),
  );
  const lines: Line[] = [];
  for (const [name, url] of Object.entries(pages)) {
    const judged = Object.entries(LEAST).filter(([category]) => category !== 'seo' || !url.includes('?'));
    const onlyCategories = judged.map(([category]) => category);
    const run = await lighthouse(url, { port, logLevel: 'error', onlyCategories });
    if (!run) throw new Error(`Lighthouse could not read ${url}.`);
    const { categories, audits } = run.lhr;
    for (const [category, least] of judged) {
      const found = categories[category];
      lines.push(atLeast(`${name}, ${category}`, (found?.score ?? 0) * 100, least, '', 0));
      if (category === 'performance' || (found?.score ?? 0) * 100 >= least) continue;
      for (const { id, weight } of found?.auditRefs ?? []) {
        const audit = audits[id];
        if (weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 1)
          lines.push(shown(`  wanting: ${audit?.title}`, ''));
      }
    }
  }
  await browser.close();
  return lines;
}
