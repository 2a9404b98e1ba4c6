import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

const entries = (page: Page) => page.locator('.list-entries > li');

async function grow(page: Page) {
  await page.goto(PAGES.front);
  await page.goto(PAGES['list of articles']);
  const before = await titles(page);
  await page.getByRole('link', { name: 'Load more' }).click();
  await expect(page).toHaveURL('/articles-multimedia/page/2');
  await expect(entries(page)).not.toHaveCount(20);
  return before;
}

const titles = (page: Page) => entries(page).getByRole('heading').allTextContents();

test('"Load more" appends in place, moves the address on and goes on from the first new piece', async ({ page }) => {
  await page.goto(PAGES['list of articles']);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const before = await titles(page);
  await page.getByRole('link', { name: 'Load more' }).press('Enter');
  await expect(page).toHaveURL('/articles-multimedia/page/2');
  await expect(entries(page)).not.toHaveCount(20);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);

  const after = await titles(page);
  expect(after.slice(0, 20)).toEqual(before);
  expect(new Set(after).size).toBe(after.length);
  await expect(page.locator('.list-range')).toHaveText(new RegExp(`^Showing 1–${after.length} of `));
  await expect(entries(page).nth(20).getByRole('heading').getByRole('link')).toBeFocused();
  await expect(page.getByRole('status')).toHaveText(`${after.length - 20} more publications loaded`);
  await expect(page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current]')).toHaveText('Page 2');
});

test('going to a piece and back shows the grown list again, at the same place', async ({ page }) => {
  await grow(page);
  const after = await titles(page);
  await entries(page).nth(22).scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => window.scrollY);
  await entries(page).nth(22).getByRole('heading').getByRole('link').click();
  await expect(page).toHaveURL(/\/publications\//);
  await page.goBack();
  await expect(page).toHaveURL('/articles-multimedia/page/2');
  await expect(entries(page)).toHaveCount(after.length);
  expect(await titles(page)).toEqual(after);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeCloseTo(place, -2);
});

test('where the first page has more above its list, going back lands at the same piece as well', async ({ page }) => {
  await page.goto('/regions/north-america');
  await expect(page.getByRole('region', { name: 'People' })).toBeVisible();
  await page.getByRole('link', { name: 'Load more' }).click();
  await expect(page).toHaveURL('/regions/north-america/page/2');
  const last = entries(page).nth(20);
  await last.scrollIntoViewIfNeeded();
  const place = () => last.evaluate((entry) => entry.getBoundingClientRect().top);
  const before = await place();
  await last.getByRole('heading').getByRole('link').click();
  await expect(page).toHaveURL(/\/publications\//);
  await page.goBack();
  await expect(page.getByRole('region', { name: 'People' })).toHaveCount(0);
  await expect.poll(() => last.count()).toBe(1);
  await expect.poll(place).toBeCloseTo(before, -1);
});

test('reloading a grown list shows all of it again', async ({ page }) => {
  await grow(page);
  const after = await titles(page);
  await page.reload();
  await expect(entries(page)).toHaveCount(after.length);
  expect(await titles(page)).toEqual(after);
});

test('back from a grown list leaves it, in one step', async ({ page }) => {
  await grow(page);
  await page.goBack();
  await expect(page).toHaveURL('/');
});

test('a fresh visit to the address of page 2 shows page 2 alone', async ({ page }) => {
  const before = await grow(page);
  await page.goto(PAGES.front);
  await page.goto('/articles-multimedia/page/2');
  await expect(page.locator('.list-range')).toHaveText(/^Showing 21–/);
  expect(await titles(page)).not.toContain(before[0]);
});

test('a request for more that fails becomes the link it is', async ({ page }) => {
  await page.goto(PAGES['list of articles']);
  await page.route('**/articles-multimedia', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ contentType: 'text/plain', body: 'no' }) : route.continue(),
  );
  await page.getByRole('link', { name: 'Load more' }).click();
  await expect(page).toHaveURL('/articles-multimedia/page/2');
  await expect(page.locator('.list-range')).toHaveText(/^Showing 21–/);
});
