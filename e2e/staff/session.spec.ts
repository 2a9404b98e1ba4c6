import { expect, test } from './fixtures.ts';

test('a session that was ended is over with the next request', async ({ page, signIn }) => {
  await signIn({ role: 'author', name: 'Ines Marlow' });
  await page.goto('/staff/account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
  await page.context().clearCookies();
  await page.goto('/staff/account');
  await expect(page).toHaveURL(/\/staff\/sign-in/);
});
