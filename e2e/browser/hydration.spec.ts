import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

/** React leaves its name on what it has taken over. */
const isHydrated = (page: Page) =>
  page.evaluate(() => Object.keys(document.querySelector('#content') ?? {}).some((key) => key.startsWith('__react')));

test('a page that is only read loads no script and is never hydrated', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
  await page.goto(PAGES.report, { waitUntil: 'networkidle' });
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  expect(await isHydrated(page)).toBe(false);
  expect(scripts).toEqual([]);
});

test('a page is hydrated when a control that needs it comes into view', async ({ page }) => {
  await page.goto(PAGES.report, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Copy Chicago' }).scrollIntoViewIfNeeded();
  await expect.poll(() => isHydrated(page)).toBe(true);
});

test('what was typed before the scripts were there is looked for when they are', async ({ page }) => {
  let release = () => {};
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(PAGES['list of reports'], { waitUntil: 'commit' });
  const box = page.getByRole('banner').getByRole('combobox', { name: 'Search' });
  await box.pressSequentially('klim');
  release();
  await expect(page.getByRole('option', { name: /Daniel Kliman/ })).toBeVisible();
});

test('a click that was too early is held, and becomes the link it is when the scripts never come', async ({ page }) => {
  await page.route('**/_next/static/**/*.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto(PAGES['list of articles']);
  await page.clock.install();
  await page.getByRole('link', { name: 'Load more' }).click();
  expect(new URL(page.url()).pathname).toBe('/articles-multimedia');
  await page.clock.runFor(5_000);
  await expect(page).toHaveURL('/articles-multimedia/page/2');
  await expect(page.locator('.list-range')).toHaveText(/^Showing 21–/);
});

test('readers who come back find the list as it had grown', async ({ page }) => {
  await page.goto(PAGES['list of articles']);
  await page.getByRole('link', { name: 'Load more' }).click();
  await expect(page.locator('.list-range')).toHaveText(/^Showing 1–/);
  await page.goto(PAGES.front);
  await page.goBack();
  await expect(page.locator('.list-range')).toHaveText(/^Showing 1–/);
});
