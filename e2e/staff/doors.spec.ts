import type { Page } from '@playwright/test';
import { axeFindings } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { totp } from './totp.ts';

/** One story, told in order: the first administrator joins, protects the account, and meets every door. */
test.describe.configure({ mode: 'serial' });

const EMAIL = 'ada@example.org';
const PASSWORD = 'violet trumpet gravel moonrise';
let secret = '';
let recoveryCodes: string[] = [];

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/staff/sign-in');
  await page.getByLabel('E-mail address').fill(EMAIL);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a stranger is sent to the sign-in, and back to where they wanted to go', async ({ page }) => {
    await page.goto('/staff/members');
    await expect(page).toHaveURL(/\/staff\/sign-in/);
    await expect(page.getByRole('heading', { name: 'Sign in to the newsroom' })).toBeVisible();
  });

  test('the first administrator joins by the link that the start printed', async ({ page }) => {
    await page.goto(new URL(process.env.E2E_INVITATION ?? '').pathname);
    await page.getByLabel('Your name').fill('Ada Lovelace');
    await page.getByLabel('E-mail address').fill(EMAIL);
    await page.getByLabel('Password').fill('password1234');
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.locator('.staff-issues')).toContainText('easy to guess');
    await expect(page.getByLabel('Your name')).toHaveValue('Ada Lovelace');
    await expect(page.getByLabel('Password')).toHaveValue('');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page).toHaveURL(/\/staff\/account$/);
  });

  test('a wrong password and an unknown address get the same answer', async ({ page }) => {
    await signIn(page, 'not the password');
    const answer = 'The address and the password do not belong together.';
    await expect(page.locator('.staff-issues')).toHaveText(answer);
    await page.getByLabel('E-mail address').fill('nobody@example.org');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.locator('.staff-issues')).toHaveText(answer);
  });

  test('the session cookie stays in the newsroom and out of scripts', async ({ page, context }) => {
    await signIn(page, PASSWORD);
    await expect(page).toHaveURL(/\/staff$/);
    const cookie = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
    expect(cookie).toMatchObject({ path: '/staff', httpOnly: true, sameSite: 'Lax' });
  });
});

test('a second factor is set up with its recovery codes', async ({ page }) => {
  await signIn(page, PASSWORD);
  await page.waitForURL('**/staff');
  await page.goto('/staff/account');
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  await expect(page.getByRole('img', { name: 'The secret as a QR code' })).toBeVisible();
  const shown = page.locator('.staff-secret code');
  secret = ((await shown.first().textContent()) ?? '').trim();
  recoveryCodes = (await page.locator('.staff-codes code').allTextContents()).map((code) => code.trim());
  expect(recoveryCodes.length).toBeGreaterThanOrEqual(8);
  await page.getByLabel('A first code').fill(totp(secret));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByRole('button', { name: 'Turn it off' })).toBeVisible();
});

test('from then on a code is asked for, and a recovery code works once', async ({ page, context }) => {
  await signIn(page, PASSWORD);
  await expect(page.getByRole('heading', { name: 'Your second factor' })).toBeVisible();
  await page.goto('/staff');
  await expect(page).toHaveURL(/sign-in/);

  await signIn(page, PASSWORD);
  await page.getByText('Use a recovery code instead').click();
  const recovery = recoveryCodes[0] ?? '';
  await page.getByLabel('Recovery code').fill(recovery);
  await page.getByRole('button', { name: 'Go on' }).last().click();
  await page.waitForURL('**/staff');
  await context.clearCookies();
  await signIn(page, PASSWORD);
  await page.getByText('Use a recovery code instead').click();
  await page.getByLabel('Recovery code').fill(recovery);
  await page.getByRole('button', { name: 'Go on' }).last().click();
  await expect(page.locator('.staff-issues')).toContainText('wrong or was used');
  await page.getByLabel('Code', { exact: true }).fill(totp(secret));
  await page.getByRole('button', { name: 'Go on' }).first().click();
  await page.waitForURL('**/staff');
});

test('signing out everywhere ends a session that another browser holds', async ({ page, browser }) => {
  const inSession = async (target: Page) => {
    await signIn(target, PASSWORD);
    await target.getByLabel('Code', { exact: true }).fill(totp(secret));
    await target.getByRole('button', { name: 'Go on' }).first().click();
    await target.waitForURL('**/staff');
  };
  const elsewhere = await (await browser.newContext({ baseURL: process.env.E2E_ORIGIN })).newPage();
  await inSession(elsewhere);
  await inSession(page);
  await page.goto('/staff/account');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL('**/staff/sign-in');
  await elsewhere.goto('/staff/members');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await elsewhere.context().close();
});

for (const path of [
  '/staff/sign-in',
  '/staff/sign-in/second-factor',
  '/staff/forgotten',
  '/staff/new-password/x',
  '/staff/invitation/x',
]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing at ${path}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      expect(await axeFindings(page)).toEqual([]);
    });
  }
}
