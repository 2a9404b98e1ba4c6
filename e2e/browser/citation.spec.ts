import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

const copied = () => navigator.clipboard.readText();

test('a citation is copied with its italics, a file as its text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGES.report);
  const box = page.getByRole('region', { name: 'Cite this Report' });

  await box.getByRole('button', { name: 'Copy Chicago' }).click();
  await expect(box.getByRole('button', { name: 'Copied Chicago' })).toBeVisible();
  expect(await page.evaluate(copied)).toBe(await box.locator('#cite-chicago').textContent());
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return item ? (await item.getType('text/html')).text() : '';
  });
  expect(html).toMatch(/<i>.+<\/i>/);

  await box.getByRole('button', { name: 'Copy RIS' }).click();
  await expect(box.getByRole('button', { name: 'Copied RIS' })).toBeVisible();
  expect(await page.evaluate(copied)).toMatch(/^TY {2}- RPRT/);
});

test('where the browser refuses to copy, the citation is selected', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(PAGES.report);
  await page.getByRole('button', { name: 'Copy MLA' }).click();
  const citation = await page.locator('#cite-mla').textContent();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(citation);
});
