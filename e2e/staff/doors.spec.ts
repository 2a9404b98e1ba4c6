import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { axeFindings } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { HALF_A_MINUTE, totp } from './totp.ts';

/** One story, told in order: the first administrator joins, protects the account, and meets every door. */
test.describe.configure({ mode: 'serial' });

const EMAIL = 'ada@example.org';
const PASSWORD = 'violet trumpet gravel moonrise';
let secret = '';
let recoveryCodes: string[] = [];
let usedCode = '';

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/staff/sign-in');
  await page.getByLabel('E-mail address').fill(EMAIL);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function giveCode(page: Page, code: string): Promise<void> {
  usedCode = code;
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Go on' }).first().click();
}

async function giveRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByText('Use a recovery code instead').click();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Go on' }).last().click();
}

async function beginSession(page: Page): Promise<void> {
  await signIn(page, PASSWORD);
  await giveRecoveryCode(page, recoveryCodes.pop() ?? '');
  await page.waitForURL('**/staff');
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
  await page.getByRole('region', { name: 'Second factor' }).getByLabel('Your password').fill(PASSWORD);
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
  const recovery = recoveryCodes[0] ?? '';
  await giveRecoveryCode(page, recovery);
  await page.waitForURL('**/staff');
  await context.clearCookies();
  await signIn(page, PASSWORD);
  await giveRecoveryCode(page, recovery);
  await expect(page.locator('.staff-issues')).toContainText('wrong or was used');
  await giveCode(page, totp(secret, Date.now() + HALF_A_MINUTE));
  await page.waitForURL('**/staff');
});

test('a code signs in once, and after five wrong ones the password is asked for again', async ({ page }) => {
  await signIn(page, PASSWORD);
  await giveCode(page, usedCode);
  await expect(page.locator('.staff-issues')).toContainText('wrong or was used');
  for (let wrong = 0; wrong < 6; wrong += 1) {
    await giveCode(page, `00000${wrong}`);
    await expect(page.getByLabel('Code', { exact: true })).toHaveValue('');
  }
  await expect(page.locator('.staff-issues')).toContainText('Give your password again');
  await page.getByRole('link', { name: 'Begin again with the password' }).click();
  await page.waitForURL('**/staff/sign-in**');
});

test('recovery codes are made anew, and the former open nothing any more', async ({ page, context }) => {
  await signIn(page, PASSWORD);
  await giveRecoveryCode(page, recoveryCodes[1] ?? '');
  await page.waitForURL('**/staff');
  await page.goto('/staff/account');
  const renewal = page.locator('form').filter({ has: page.getByRole('button', { name: 'Make new recovery codes' }) });
  await renewal.getByLabel('Your password').fill('not the password');
  await renewal.getByRole('button').click();
  await expect(renewal.locator('.staff-issues')).toContainText('This is not your password.');
  await renewal.getByLabel('Your password').fill(PASSWORD);
  await renewal.getByRole('button').click();
  await expect(renewal.locator('.staff-codes')).toBeVisible();
  const former = recoveryCodes[2] ?? '';
  recoveryCodes = await renewal.locator('.staff-codes code').allTextContents();
  await context.clearCookies();
  await signIn(page, PASSWORD);
  await giveRecoveryCode(page, former);
  await expect(page.locator('.staff-issues')).toContainText('wrong or was used');
});

test('signing out everywhere ends a session that another browser holds', async ({ page, browser }) => {
  const elsewhere = await (await browser.newContext({ baseURL: process.env.E2E_ORIGIN })).newPage();
  await beginSession(elsewhere);
  await beginSession(page);
  await page.goto('/staff/account');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL('**/staff/sign-in');
  await elsewhere.goto('/staff/members');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await elsewhere.context().close();
});

test('an invitation is taken back, and a session of another browser ended, each with a word', async ({
  page,
  browser,
}) => {
  const elsewhere = await (await browser.newContext({ baseURL: process.env.E2E_ORIGIN, userAgent: 'Tin/1' })).newPage();
  await beginSession(elsewhere);
  await beginSession(page);
  await page.goto('/staff/account');
  await page.getByRole('listitem').filter({ hasText: 'Tin/1' }).getByRole('button', { name: 'End it' }).click();
  await expect(page.locator('.staff-done')).toHaveText('That session has ended.');
  await elsewhere.goto('/staff/account');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await elsewhere.context().close();

  await page.goto('/staff/members');
  const invite = page.getByRole('region', { name: 'Invite somebody' });
  await invite.getByLabel('E-mail address').fill('wrong@example.org');
  await invite.getByRole('button', { name: 'Send the invitation' }).click();
  await invite.getByRole('button', { name: 'the invitation to wrong@example.org' }).click();
  await expect(invite.locator('.staff-done').last()).toHaveText('The invitation is taken back.');
  await expect(invite.getByRole('button', { name: 'the invitation to wrong@example.org' })).toHaveCount(0);
});

test('whoever lost everything is let in by the server, and chooses a new password', async ({ page }) => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['scripts/let-in.ts', EMAIL.toUpperCase()]);
  await page.goto(new URL(stdout.trim()).pathname);
  await page.getByLabel('New password').fill('Ada.Lovelace1815');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.locator('.staff-issues')).toContainText('easy to guess');
  await page.getByLabel('New password').fill('copper lantern thirteen estuary');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.locator('.staff-done')).toContainText('Your new password is set');
  await page.goto(new URL(stdout.trim()).pathname);
  await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible();
  await signIn(page, 'copper lantern thirteen estuary');
  await page.waitForURL('**/staff');
});

for (const path of [
  '/staff/sign-in',
  '/staff/sign-in/second-factor',
  '/staff/forgotten',
  '/staff/new-password/x',
  '/staff/new-email/x',
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
