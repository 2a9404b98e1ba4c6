import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

test('a search from the header of any page finds, highlights and leads on, without scripts', async ({ page }) => {
  await page.goto(PAGES.people);
  await page.getByRole('banner').getByRole('combobox', { name: 'Search' }).fill('harbor');
  await page.getByRole('banner').getByRole('button', { name: 'Go' }).click();
  await expect(page).toHaveURL('/search?q=harbor');
  await expect(page).toHaveTitle(/^Search: harbor/);
  await expect(page.getByRole('status').filter({ hasText: 'Showing' })).toHaveText(
    /^Showing 1–\d+ of \d+ publications$/,
  );
  const hit = page.locator('.search-results').getByRole('link', { name: 'No Safe Harbor' });
  await expect(hit.locator('mark')).toHaveText('Harbor');
  await hit.click();
  await expect(page).toHaveURL(PAGES.report);
});

test('the two places to search are landmarks that can be told apart', async ({ page }) => {
  await page.goto('/search');
  await expect(page.getByRole('search')).toHaveCount(2);
  await expect(page.getByRole('banner').getByRole('search', { name: 'Site' })).toHaveCount(1);
  const whole = page.getByRole('main').getByRole('search', { name: 'Publications, people and topics' });
  await expect(whole.getByRole('combobox')).toHaveCount(1);
});

test('results are narrowed by what they have, and widened again', async ({ page }) => {
  await page.goto('/search?q=harbor');
  const all = await page.locator('.list-entries > li').count();
  if (await page.getByText('Narrow the results').isVisible()) await page.getByText('Narrow the results').click();
  const reports = page.locator('.search-facets').getByRole('link', { name: /^Reports/ });
  const count = Number((await reports.textContent())?.match(/\d+/)?.[0]);
  await reports.click();
  await expect(page).toHaveURL('/search?q=harbor&kind=reports');
  await expect(page.locator('.list-entries > li')).toHaveCount(count);
  await page.getByRole('link', { name: /^Remove Reports/ }).click();
  await expect(page).toHaveURL('/search?q=harbor');
  await expect(page.locator('.list-entries > li')).toHaveCount(all);
  await page.getByRole('link', { name: 'Oldest first' }).click();
  const dates = await page
    .locator('.list-entries time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
  expect(dates.map((date) => date.slice(0, 4))).toEqual(dates.map((date) => date.slice(0, 4)).sort());
});

test('somebody who is searched for by name comes first', async ({ page }) => {
  await page.goto('/search?q=kliman');
  await page.locator('.search-named').getByRole('link', { name: 'Daniel Kliman' }).click();
  await expect(page).toHaveURL(PAGES.person);
});

test('a typing error is forgiven, and nonsense leads somewhere', async ({ page }) => {
  await page.goto('/search?q=harbr');
  await expect(page.locator('.search-corrected')).toContainText('harbor');
  await expect(page.getByRole('link', { name: 'No Safe Harbor' })).toBeVisible();
  await page.goto('/search?q=qwxyzzyq');
  await expect(page.getByText('Nothing was found for “qwxyzzyq”.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Newest work' })).toBeVisible();
});

test('a word that only an attached PDF has finds the publication', async ({ page }) => {
  await page.goto('/search?q=quartile');
  await expect(page.locator('.search-results').getByRole('link', { name: 'The Twelve-Day Margin' })).toBeVisible();
  await expect(page.locator('.search-results mark').first()).toHaveText(/quartile/i);
});

test('what only leaves out is told so', async ({ page }) => {
  await page.goto('/search?q=-harbor');
  await expect(page.getByText('“-harbor” says only what to leave out. Add a word to look for.')).toBeVisible();
  await expect(page.locator('.search-results')).toHaveCount(0);
});

test('searches are not for indexes', async ({ page }) => {
  const response = await page.goto('/search?q=harbor');
  expect(response?.headers()['x-robots-tag']).toBe('noindex');
  const source = (await response?.text()) ?? '';
  const head = source.slice(0, source.indexOf('</head>'));
  expect(head).toContain('<meta name="robots" content="noindex');
  expect(head.match(/<title>/g)).toHaveLength(1);
  const door = await page.goto('/search');
  expect(door?.headers()['x-robots-tag']).toBeUndefined();
  expect(await door?.text()).not.toContain('name="robots"');
});
