import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

for (const name of ['front', 'commentary', 'report with tables and figures', 'list of articles', 'person'] as const) {
  test(`nothing moves while ${name} loads, however late the fonts are`, async ({ page }) => {
    const later: (() => void)[] = [];
    await page.route('**/*.woff2', async (route) => {
      await new Promise<void>((resolve) => later.push(resolve));
      await route.continue();
    });
    await page.goto(PAGES[name], { waitUntil: 'domcontentloaded' });
    await page.locator('h1').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await expect.poll(() => later.length).toBeGreaterThan(2);
    for (const release of later) release();
    await page.evaluate(() => document.fonts.ready);
    const shifts = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve((window as never as { shifts: number[] }).shifts)),
          );
        }),
    );
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
  });
}
