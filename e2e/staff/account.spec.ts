import type { Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { nextName } from '../../test/factories.ts';
import { makeMember } from '../../test/members.ts';
import { expect, test } from './fixtures.ts';
import { linkMailedTo, mailedTo } from './outbox.ts';
import { totp } from './totp.ts';

/** What members do with their own account. */

const PASSWORD = 'violet trumpet gravel moonrise';

const section = (page: Page, name: string) => page.getByRole('region', { name });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a member changes their name at once, and their address by a link to the new one', async ({
      page,
      signIn,
    }) => {
      const wanted = `${nextName('wanted')}@example.org`;
      const { email } = await signIn({ role: 'author', name: 'Ada Byron', password: PASSWORD });
      const other = await makeMember({ role: 'author' });
      await page.goto('/staff/account');
      const details = section(page, 'Name and e-mail address');
      await details.getByLabel('Your name').fill(' ');
      await details.getByRole('button', { name: 'Change the name' }).click();
      await expect(details.locator('.staff-issues')).toHaveText('Write a name.');
      await details.getByLabel('Your name').fill('Ada Lovelace');
      await details.getByRole('button', { name: 'Change the name' }).click();
      await expect(details.locator('.staff-done')).toHaveText('Your name is changed.');
      await expect(page.getByText(`Ada Lovelace, ${email}`)).toBeVisible();

      const ask = async (address: string, password: string) => {
        await details.getByLabel('New e-mail address').fill(address);
        await details.getByLabel('Your password').fill(password);
        await details.getByRole('button', { name: 'Send the link' }).click();
      };
      await ask(wanted, 'not the password');
      await expect(details.locator('.staff-issues')).toHaveText('This is not your password.');
      await expect(details.getByLabel('New e-mail address')).toHaveValue(wanted);
      // An address that somebody has gets the same answer.
      for (const address of [other.email, wanted]) {
        await ask(address, PASSWORD);
        await expect(details.locator('.staff-done').last()).toHaveText(
          `A message to ${address} lies in the outbox. Your address changes when you open the link in it.`,
        );
        await expect(details).toContainText(`A message was sent to ${address}.`);
      }
      expect(await mailedTo(other.email)).toContain('belongs to an account already');
      await expect(page.getByText(`Ada Lovelace, ${email}`)).toBeVisible();

      const link = await linkMailedTo(wanted);
      await page.context().clearCookies();
      await page.goto(link);
      await expect(page.getByText(wanted)).toBeVisible();
      await page.getByRole('button', { name: 'Use this address' }).click();
      await expect(page.locator('.staff-done')).toContainText(`Your account is at ${wanted} from now on.`);
      await page.goto(link);
      await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible();
      expect(await mailedTo(email)).toContain(`Your account is at ${wanted}`);

      await page.goto('/staff/sign-in?next=%2Fstaff%2Faccount');
      await page.getByLabel('E-mail address').fill(wanted);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByText(`Ada Lovelace, ${wanted}`)).toBeVisible();
    });

    test('that the second factor is on, or off, is said where its form was', async ({ page, signIn }) => {
      await signIn({ role: 'author', password: PASSWORD });
      await page.goto('/staff/account');
      const factor = section(page, 'Second factor');
      await factor.getByLabel('Your password').fill(PASSWORD);
      await factor.getByRole('button', { name: 'Set up a second factor' }).click();
      const secret = ((await factor.locator('.staff-secret code').first().textContent()) ?? '').trim();
      await factor.getByLabel('A first code').fill(totp(secret));
      await factor.getByRole('button', { name: 'Turn it on' }).click();
      const said = factor.getByRole('status').filter({ hasText: 'Your second factor is' });
      await expect(said).toContainText('Your second factor is on.');
      await expect(factor.getByLabel('A first code')).toHaveCount(0);
      if (javaScriptEnabled) await expect(said).toBeFocused();

      await factor.getByLabel('Your password').last().fill(PASSWORD);
      await factor.getByRole('button', { name: 'Turn it off' }).click();
      await expect(said).toHaveText('Your second factor is off.');
      await page.goto('/staff/account');
      await expect(said).toHaveCount(0);
    });
  });
}

test('an administrator is told what became of a second factor that they took away, and changes a name', async ({
  page,
  signIn,
}) => {
  await signIn({ role: 'administrator' });
  const name = nextName('Forgetful');
  const { id } = await makeMember({ role: 'author', name });
  await db().member.update({ where: { id }, data: { twoFactorEnabled: true } });
  await page.goto('/staff/members');
  const member = page.getByRole('listitem').filter({ hasText: name });
  await member.getByText('Change', { exact: true }).first().click();
  await member.getByRole('button', { name: 'Take away second factor and passkeys' }).click();
  await expect(member.locator('.staff-done')).toContainText('Taken away.');
  await member.getByLabel('Name', { exact: true }).fill(`${name} Again`);
  await member.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(member.locator('strong').first()).toHaveText(`${name} Again`);
});
