import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

test('a list says its range and total, and leads through all of itself by links', async ({ page }) => {
  await page.goto(PAGES['list of articles']);
  const range = page.locator('.list-range');
  await expect(range).toHaveText(/^Showing 1–20 of \d+ Publications$/);
  const total = Number((await range.textContent())?.match(/of (\d+)/)?.[1]);
  await expect(page.locator('.list-entries > li')).toHaveCount(20);
  await page.getByRole('link', { name: 'Load more' }).click();
  await expect(page).toHaveURL('/articles-multimedia/page/2');
  await expect(range).toHaveText(`Showing 21–${Math.min(40, total)} of ${total} Publications`);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Page 1', exact: true }).click();
  await expect(page).toHaveURL('/articles-multimedia');
});

test('a list is newest first, and says of each piece what it is', async ({ page }) => {
  await page.goto(PAGES['list of articles']);
  const dates = await page
    .locator('.list-entries time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  expect(dates).toHaveLength(20);
  const days = dates.map((date) => date?.slice(0, 10));
  expect(days).toEqual([...days].sort().reverse());
});

test('people stand by role and lead to what they wrote', async ({ page }) => {
  await page.goto(PAGES.people);
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Leadership');
  await page.getByRole('link', { name: 'Daniel Kliman' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Daniel Kliman');
  await expect(page.getByRole('link', { name: 'No Safe Harbor' })).toBeVisible();
});

test('a topic has its description and its publications', async ({ page }) => {
  await page.goto(PAGES.topics);
  await page.getByRole('heading', { name: 'Alliances and Diplomacy' }).getByRole('link').click();
  await expect(page).toHaveURL(PAGES.topic);
  await expect(page.locator('.page-lead')).toContainText('Promises between governments');
  await expect(page.locator('.list-entries > li').first()).toBeVisible();
});

test('a phone opens the sections without a script', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(PAGES.front);
  const sections = page.locator('#sections');
  await expect(sections).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).click();
  await sections.getByRole('link', { name: 'People' }).click();
  await expect(page).toHaveURL('/people');
});

test('the front page shows no publication twice', async ({ page }) => {
  await page.goto(PAGES.front);
  const addresses = await page
    .locator('main :is(h2, h3) a[href^="/publications/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(addresses.length).toBeGreaterThan(8);
  expect(new Set(addresses).size).toBe(addresses.length);
});
