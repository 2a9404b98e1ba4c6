import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

test('a reader without scripts selects a citation and downloads a file', async ({ page }) => {
  await page.goto(PAGES.report);
  const box = page.getByRole('region', { name: 'Cite this Report' });
  for (const style of ['APA', 'Chicago', 'MLA'])
    await expect(box.getByRole('term').filter({ hasText: style })).toBeVisible();
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await expect(box.locator('i', { hasText: title })).toHaveCount(3);
  for (const button of await box.locator('button').all()) await expect(button).toBeHidden();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    box.getByRole('link', { name: 'BibTeX' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^[a-z]+\d{4}[a-z]+-[0-9a-f]{4}\.bib$/);
});
