import { expectSound } from '../axe.ts';
import { test } from '../fixtures.ts';
import { NOWHERE, PAGES } from '../pages.ts';

for (const [name, path] of Object.entries({ ...PAGES, nothing: NOWHERE })) {
  test(`axe finds nothing on ${name}, light or dark, on a phone or a desk`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto(path);
    await expectSound(page);
    await context.close();
  });
}
