import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

test.describe('an external commentary', () => {
  test.beforeEach(({ page }) => page.goto(PAGES.commentary));

  test('says what it is, when, its title and by whom, before its text', async ({ page }) => {
    const article = page.locator('main article').first();
    const heading = article.locator('header');
    await expect(heading).toContainText(
      /Commentary\s*August 15, 2014\s*Ukraine Crisis Torpedoes Russia-Japan Rapprochement\s*By Richard Weitz/,
    );
    await expect(heading.getByRole('link', { name: 'Richard Weitz' })).toHaveAttribute('href', '/people/richard-weitz');
    await expect(page.locator('time').first()).toHaveAttribute('datetime', /^2014-08-15/);
    await expect(article.locator('.publication-text p')).not.toHaveCount(0);
  });

  test('sends readers on to the whole piece, by a plain link', async ({ page }) => {
    const onward = page.locator('.read-full-piece');
    await expect(onward).toHaveText('Read the full piece at World Politics Review.');
    const link = onward.getByRole('link');
    await expect(link).toHaveAttribute('href', /^https:\/\/www\.worldpoliticsreview\.com\//);
    await expect(link).not.toHaveAttribute('rel', /nofollow/);
  });

  test('has the rails Commentary and Reports, and no piece twice', async ({ page }) => {
    const rails = page.getByRole('complementary', { name: 'Related publications' });
    await expect(rails.getByRole('heading', { level: 2 })).toHaveText(['Commentary', 'Reports']);
    const first = rails.locator('.rail').first().locator('.rail-item').first();
    await expect(first).toContainText('Sasakawa USA');
    await expect(first).toContainText('October 12, 2018');
    await expect(first.getByRole('heading')).toHaveText(
      'For Japan, a Winning Formula is Cyber Defense and Innovation Offense',
    );
    await expect(first.locator('.byline')).toHaveText('By Krista Auchenbach & Daniel Kliman');
    const reports = rails.locator('.rail').nth(1);
    await expect(reports).toContainText(
      'By Patrick M. Cronin, Mira Rapp-Hooper, Harry Krejsa, Alexander Sullivan & Rush Doshi',
    );
    const addresses = await rails
      .locator('.rail-item h3 a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).not.toContain(PAGES.commentary);
  });

  test('cuts the summaries of the rails at a word', async ({ page }) => {
    const summaries = await page.locator('.rail-summary').allTextContents();
    const cut = summaries.filter((summary) => summary.endsWith('…'));
    expect(cut.length).toBeGreaterThan(0);
    for (const summary of cut) expect(summary).toMatch(/[\p{L}\p{N}’”)]…$/u);
  });

  test('leads to everything else', async ({ page }) => {
    await expect(page.getByRole('link', { name: 'View All Reports' })).toHaveAttribute('href', '/reports');
    await page.getByRole('link', { name: 'View All Articles & Multimedia' }).click();
    await expect(page).toHaveURL('/articles-multimedia');
  });
});

test('a report shows its findings first and a contents list that leads to its sections', async ({ page }) => {
  await page.goto(PAGES.report);
  const findings = page.locator('.key-findings');
  await expect(findings).toBeVisible();
  const text = page.locator('.publication-text');
  await expect(text.locator('.key-findings, h2').first()).toHaveClass(/key-findings/);
  const entries = page.getByRole('navigation', { name: 'Contents' }).getByRole('link');
  const count = await entries.count();
  expect(count).toBeGreaterThan(2);
  for (const href of await entries.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
    await expect(page.locator(`[id="${decodeURIComponent(href.slice(1))}"]`)).toHaveCount(1);
  }
});

test('a correction is pointed to above the text and stands below it, dated', async ({ page }) => {
  await page.goto(PAGES['report with tables and figures']);
  const pointer = page.getByRole('link', { name: 'Corrected on March 5, 2026' });
  await pointer.click();
  await expect(page.locator('.notice:target')).toContainText('Correction, March 5, 2026:');
});

test('an update stands above the text', async ({ page }) => {
  await page.goto(PAGES['policy brief with an update']);
  await expect(page.locator('.publication-main > .notice').first()).toContainText('Update, February 18, 2026:');
});

test.describe('a withdrawn publication explains itself', () => {
  test('with its text', async ({ page }) => {
    await page.goto(PAGES['withdrawn, text kept']);
    await expect(page.locator('.notice-withdrawal')).toContainText('Withdrawn November 26, 2024');
    await expect(page.locator('.publication-text')).toBeVisible();
  });

  test('without it', async ({ page }) => {
    await page.goto(PAGES['withdrawn, notice only']);
    await expect(page.locator('.notice-withdrawal')).toContainText('Withdrawn July 11, 2023');
    await expect(page.locator('.publication-text')).toHaveCount(0);
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  });

  test('and names what replaced it', async ({ page }) => {
    await page.goto(PAGES['withdrawn, replaced']);
    await page.locator('.notice-withdrawal').getByRole('link').click();
    await expect(page).toHaveURL('/publications/reports/the-thirteen-day-margin');
  });
});

test('an event says when and where', async ({ page }) => {
  await page.goto(PAGES.event);
  await expect(page.getByRole('definition').first()).toContainText(/\d{4}.*[AP]M/);
});

test('sound has a player and a transcript that opens without a script', async ({ page }) => {
  await page.goto(PAGES.podcast);
  await expect(page.locator('audio[controls]')).toHaveCount(1);
  const transcript = page.locator('details.transcript');
  await transcript.locator('summary').click();
  await expect(transcript).toHaveAttribute('open');
});

test('a text in another language is marked as such, and what surrounds it is not', async ({ page }) => {
  await page.goto(PAGES['in another language']);
  await expect(page.locator('h1')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('.publication-text')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('on paper a text is as wide as the page', async ({ page }) => {
  // A sheet of A4 without its margins.
  await page.setViewportSize({ width: 642, height: 960 });
  await page.emulateMedia({ media: 'print' });
  for (const address of [PAGES.commentary, PAGES.report]) {
    await page.goto(address);
    const paragraph = await page.locator('.body-text > p').first().boundingBox();
    expect(paragraph?.width).toBeGreaterThan(620);
  }
});
