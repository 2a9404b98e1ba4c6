import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

/** A screen on which a whole page is seen, so that all of its pictures are asked for and every movement counts. */
const HEIGHT = 8000;
/** Longer than any browser holds text back for a font, in milliseconds from the start of the page. */
const BLOCK_PERIOD = 3000;

for (const name of ['front', 'commentary', 'report with tables and figures', 'list of articles', 'person'] as const) {
  for (const width of [390, 1440]) {
    test(`nothing moves while ${name} loads at ${width} px, however late fonts and pictures are`, async ({ page }) => {
      const later: (() => void)[] = [];
      await page.route(/\.woff2$|\/files\//, async (route) => {
        await new Promise<void>((resolve) => later.push(resolve));
        await route.continue();
      });
      await page.setViewportSize({ width, height: HEIGHT });
      await page.goto(PAGES[name], { waitUntil: 'domcontentloaded' });
      await page.locator('h1').waitFor({ state: 'attached' });
      await page.evaluate(() => {
        const moves: string[] = [];
        Object.assign(window, { moves, sum: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as LayoutShift[]) {
            Object.assign(window, { sum: (window as never as { sum: number }).sum + entry.value });
            moves.push(
              `${entry.value}: ${entry.sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(' | ')}`,
            );
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await expect.poll(() => later.length).toBeGreaterThan(2);
      await framesPainted(page);
      // A font that comes while the browser still holds the first words back for it is not late.
      await expect.poll(() => page.evaluate(() => performance.now())).toBeGreaterThan(BLOCK_PERIOD);
      for (const release of later) release();
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready);
      await framesPainted(page);
      const { sum, moves } = await page.evaluate(() => {
        const { sum, moves } = window as never as { sum: number; moves: string[] };
        return { sum, moves };
      });
      expect(sum, moves.join('\n')).toBe(0);
    });
  }
}

type LayoutShift = PerformanceEntry & { value: number; sources: { node?: Node }[] };

async function framesPainted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
