import type { APIResponse } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { NOWHERE, PAGES } from '../pages.ts';

const NOTHING = [
  NOWHERE,
  '/publications/commentary/no-such-piece',
  '/publications/no-such-kind/no-such-piece',
  '/reports/page/999',
  '/reports/page/0',
  '/reports/page/02',
  '/reports/something',
  '/people/nobody',
  '/people/daniel-kliman/page/9',
  '/organizations/nobody',
  '/topics/nothing',
  '/topics/nothing/page/2',
  '/people/%E2%98%83',
  '/publications/commentary/..%2F..%2Fetc%2Fpasswd',
];

for (const path of NOTHING) {
  test(`${path} is 404`, async ({ request }) => {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status()).toBe(404);
    expect(await response.text()).toMatch(/<meta name="robots" content="noindex/);
  });
}

const MOVED: [from: string, to: string][] = [
  ['/Reports', '/reports'],
  ['/reports/', '/reports'],
  ['/reports/page/1', '/reports'],
  ['/topics/public-finance/page/1', '/topics/public-finance'],
  ['/Topics/Public-Finance//page/1/', '/topics/public-finance'],
  ['/People/Daniel-Kliman', '/people/daniel-kliman'],
  [PAGES.report.toUpperCase(), PAGES.report],
  ['/front/today', '/'],
];

for (const [from, to] of MOVED) {
  test(`${from} leads to ${to} in one step`, async ({ request }) => {
    const response = await request.get(from, { maxRedirects: 0 });
    expect(response.status()).toBe(308);
    expect(new URL(locationOf(response) ?? '', 'http://any').pathname).toBe(to);
    expect((await request.get(to, { maxRedirects: 0 })).status()).toBe(200);
  });
}

test('a browser that asks for favicon.ico gets an icon', async ({ request }) => {
  const response = await request.get('/favicon.ico');
  expect([response.status(), response.headers()['content-type']]).toEqual([200, 'image/x-icon']);
});

test('who shortens an address to /publications finds every kind there is', async ({ page }) => {
  await page.goto(PAGES.publications);
  await page.getByRole('main').getByRole('link', { name: 'Working Papers' }).click();
  await expect(page).toHaveURL('/publications/working-papers');
});

test('an address with nothing shows the way on', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  await page.goto(NOWHERE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is at this address');
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'Topics' })).toHaveAttribute('href', '/topics');
  await main.getByRole('heading', { level: 3 }).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/publications\//);
  await page.close();
});

function locationOf(response: APIResponse): string | undefined {
  return response.headersArray().find(({ name }) => name.toLowerCase() === 'location')?.value;
}
