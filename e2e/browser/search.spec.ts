import { axeFindings, expectSound } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

test('suggestions are reached, announced, chosen and left by the keyboard alone', async ({ page }) => {
  await page.goto(PAGES['list of reports']);
  const box = page.getByRole('banner').getByRole('combobox', { name: 'Search' });
  await box.pressSequentially('klim');
  const option = page.getByRole('option', { name: /Daniel Kliman/ });
  await expect(option).toBeVisible();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('.search-announced')).toHaveText(/^\d+ suggestions?$/);
  await box.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  expect(await box.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
  await expect(box).toBeFocused();
  await box.press('Escape');
  await expect(option).toBeHidden();
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await expect(box).toHaveValue('klim');
  await box.press('ArrowDown');
  await box.press('Enter');
  await expect(page).toHaveURL(PAGES.person);
});

test('the field of the search page suggests as well, forgives an error, and leaves the header’s alone', async ({
  page,
}) => {
  await page.goto('/search?q=harbor');
  const field = page.getByRole('main').getByRole('combobox', { name: 'Words, “phrases”' });
  await expect(field).toHaveValue('harbor');
  await field.fill('klimn');
  const option = page.getByRole('main').getByRole('option', { name: /Daniel Kliman/ });
  await expect(option).toBeVisible();
  await expect(page.getByRole('banner').getByRole('option')).toHaveCount(0);
  await field.press('ArrowDown');
  expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
  expect(await axeFindings(page)).toEqual([]);
  await field.press('Enter');
  await expect(page).toHaveURL(PAGES.person);
});

test('Enter on no suggestion searches for what was typed', async ({ page }) => {
  await page.goto(PAGES['list of reports']);
  const box = page.getByRole('banner').getByRole('combobox', { name: 'Search' });
  await box.fill('harbor');
  await expect(page.getByRole('option').first()).toBeVisible();
  await box.press('Enter');
  await expect(page).toHaveURL('/search?q=harbor');
});

for (const path of ['/search', '/search?q=harbor', '/search?q=kliman&year=1900', '/search?q=qwxyzzyq']) {
  test(`axe finds nothing on ${path}, light or dark, on a phone or a desk`, async ({ page }) => {
    await page.goto(path);
    await expectSound(page);
  });
}

test('axe finds nothing with the suggestions open', async ({ page }) => {
  await page.goto(PAGES['list of reports']);
  await page.getByRole('banner').getByRole('combobox', { name: 'Search' }).fill('harbor');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});
