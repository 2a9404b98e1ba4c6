import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures.ts';
import { NOWHERE, PAGES } from '../pages.ts';

for (const [name, path] of Object.entries({ ...PAGES, nothing: NOWHERE })) {
  test(`axe finds nothing on ${name}, light or dark, on a phone or a desk`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto(path);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
        expect(found, `${colorScheme}, ${width} px`).toEqual([]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await context.close();
  });
}
