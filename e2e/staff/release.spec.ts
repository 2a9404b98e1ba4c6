import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { createDraft, openDraft, saveDraft } from '../../publishing/publications/draft-commands.ts';
import { routes } from '../../publishing/routes.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { makeDraft, makePublished, nextName, soundContent } from '../../test/factories.ts';
import { axeFindings } from '../axe.ts';
import { expect, test } from './fixtures.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a piece is reviewed, released, corrected and withdrawn, and readers see each step', async ({
      page,
      signIn,
    }) => {
      const author = await signIn({ role: 'author', name: 'Ines Marlow' });
      const content = { ...(await soundContent({ title: 'What the tide left' })), hubs: [] };
      const slug = nextName('tide');
      const { id } = valueOf(await createDraft(author.actor, { slug, content }));
      const address = routes.publication('commentary', slug);
      const overview = staffRoutes.publication(id);
      const button = (name: string) => page.getByRole('button', { name, exact: true });

      await page.goto(overview);
      await expect(page.getByText('It is a draft, and is being written.')).toBeVisible();
      await button('Submit for review').click();
      await expect(page.getByText('It is in review')).toBeVisible();
      await expect(button('Approve this text')).toHaveCount(0);

      await signIn({ role: 'editor', name: 'Bruno Ek' });
      await page.goto(overview);
      await page.getByText('Return it to its author').click();
      await button('Return it').click();
      await expect(page.getByRole('link', { name: /Say what is missing/ })).toBeVisible();
      const missing = page.getByRole('textbox', { name: 'What is missing' });
      await missing.fill('Name the harbor.');
      await button('Return it').click();
      await expect(page.getByRole('heading', { name: 'Returned by Bruno Ek' })).toBeVisible();
      await button('Submit for review').click();
      await button('Approve this text').click();
      await expect(page.getByText('approved by Bruno Ek')).toBeVisible();

      await signIn({ role: 'publisher', name: 'Paz Quill' });
      await page.goto(staffRoutes.release(id));
      await expect(page.getByText(`public at ${new URL(address, page.url()).href} as soon as you press`)).toBeVisible();
      await button('Publish now').click();
      await expect(page.locator('.staff-issues')).toContainText('It belongs to no topic');
      await page.goto(overview);
      await expect(page.getByRole('link', { name: 'It belongs to no topic' })).toHaveAttribute(
        'href',
        `${staffRoutes.edit(id)}#field-hubs`,
      );
      await page.getByText('Waive', { exact: true }).click();
      await page.getByLabel('Why this may stay as it is').fill('A one-off.');
      await button('Waive under my name').click();
      await expect(page.getByText('Paz Quill: “A one-off.”')).toBeVisible();
      await page.getByRole('link', { name: 'Release…' }).click();
      await button('Publish now').click();
      await expect(page.getByText(/^Public since .* New York time/)).toBeVisible();
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the tide left');

      const { counter } = valueOf(await openDraft(author.actor, { id }));
      const changed = { ...content, title: 'What the ebb left' };
      valueOf(await saveDraft(author.actor, { id, counter, content: changed }));
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the tide left');
      await page.goto(staffRoutes.release(id));
      await page.getByLabel('Correction').check();
      await button('Release the change now').click();
      await expect(page.locator('.staff-issues')).toContainText('Write the note that readers will see.');
      await page.getByLabel('The public note').fill('The tide was an ebb.');
      await button('Release the change now').click();
      await expect(page.getByText('Readers see revision 2.')).toBeVisible();
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the ebb left');
      await expect(page.getByRole('region', { name: 'Correction' })).toContainText('The tide was an ebb.');

      const [hidden, next] = [await makeDraft(), await makePublished({ title: nextName('What the moon left') })];
      const { title } = await db().publication.findUniqueOrThrow({ where: { id: next.id } });
      const replace = async (by: { slug: string; title?: string }) => {
        const search = page.getByRole('combobox', { name: 'What replaces it' });
        if (!javaScriptEnabled) {
          const path = routes.publication('commentary', by.slug);
          await page.getByLabel('What replaces it, by its address').fill(path);
        } else if (by.title) {
          await search.fill(by.title);
          await page.getByRole('option', { name: by.title }).click();
        } else {
          await search.fill(by.slug);
          await expect(page.getByText('0 found.')).toBeAttached();
        }
      };
      await page.goto(staffRoutes.withdrawal(id));
      await page.getByLabel('A way to what replaces it').check();
      await button('Withdraw it now').click();
      await expect(page.locator('.staff-issues')).toContainText('Say why it is withdrawn');
      await expect(page.getByLabel('A way to what replaces it')).toBeChecked();
      await page.getByLabel('Why', { exact: true }).fill('The gauge was broken.');
      await replace(hidden);
      await button('Withdraw it now').click();
      await expect(page.locator('.staff-issues')).toContainText(
        javaScriptEnabled ? 'Name the publication that replaces it' : 'Readers can’t see what is to replace it',
      );
      await replace({ ...next, title });
      await button('Withdraw it now').click();
      await expect(page.getByText(/^Withdrawn .*The gauge was broken\./)).toBeVisible();
      await page.goto(address);
      const notice = page.getByRole('region', { name: 'Withdrawn' });
      await expect(notice).toContainText('The gauge was broken.');
      await expect(notice.getByRole('link', { name: title })).toBeVisible();
      await expect(page.getByText('A text.')).toHaveCount(0);
    });

    test('a release is scheduled in the institute’s time, also when clocks change, and taken back', async ({
      page,
      signIn,
    }) => {
      await signIn({ role: 'publisher' });
      const { id, slug } = await makeDraft(await soundContent({ title: 'Clockwork' }));
      const ask = async (date: string, time: string) => {
        await page.getByLabel('Day', { exact: true }).fill(date);
        await page.getByLabel('Time (New York time)').fill(time);
        await page.getByRole('button', { name: 'Show what this means' }).click();
      };
      await page.goto(staffRoutes.release(id));
      await ask('9999-03-11', '02:30');
      await expect(page.getByText('A release can be at most 50 years ahead.')).toBeVisible();
      await ask('2035-03-11', '02:30');
      await expect(page.getByText('The next moment is Sunday, March 11, 2035, 03:00 New York time')).toBeVisible();
      await ask('2035-11-04', '01:30');
      await page.getByLabel('The second: Sunday, November 4, 2035, 01:30 New York time (06:30 UTC)').check();
      await page.getByRole('button', { name: 'Show what this means' }).click();
      await page
        .getByRole('button', { name: 'Schedule it for Sunday, November 4, 2035, 01:30 New York time (06:30 UTC)' })
        .click();
      await expect(page.getByText('Goes out Sunday, November 4, 2035, 01:30 New York time (06:30 UTC).')).toBeVisible();
      expect((await page.request.get(routes.publication('commentary', slug))).status()).toBe(404);
      await page.getByText('Cancel the scheduled release').click();
      await page.getByRole('button', { name: 'Cancel the release' }).click();
      await expect(page.getByText('It is a draft, and is being written.')).toBeVisible();
    });
  });
}

test('a bundle is filled, refused with the names of what is missing, and released whole', async ({ page, signIn }) => {
  await signIn({ role: 'publisher' });
  const good = await makeDraft(await soundContent({ title: nextName('Good piece') }));
  const bad = await makeDraft({ ...(await soundContent({ title: nextName('Bare piece') })), summary: '' });
  const old = `/${nextName('old')}`;
  await page.goto(staffRoutes.bundles());
  await page.getByLabel('Name').fill('Launch day');
  await page.getByRole('button', { name: 'Begin it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Launch day');
  for (const { id } of [good, bad]) {
    await page.getByLabel('Add a publication').selectOption(id);
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.locator(`a[href="${staffRoutes.publication(id)}"]`)).toBeVisible();
  }
  await page.getByLabel('From this address').fill(old);
  await page.getByLabel('To this one').fill(routes.publication('commentary', good.slug));
  await page.getByRole('button', { name: 'Add the redirect' }).click();
  await expect(page.getByText(`${old} → `)).toBeVisible();
  await page.getByRole('button', { name: 'Release all of it now' }).click();
  await expect(page.locator('.staff-issues')).toContainText('Bare piece');
  await expect(page.locator('.staff-issues')).not.toContainText('Good piece');
  expect((await page.request.get(old)).status()).toBe(404);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of [
      page.url(),
      staffRoutes.bundles(),
      staffRoutes.publication(bad.id),
      staffRoutes.release(bad.id),
      staffRoutes.address(bad.id),
    ]) {
      await page.goto(path);
      expect(await axeFindings(page), path).toEqual([]);
    }
    await page.goto(staffRoutes.bundles());
    await page.getByRole('link', { name: 'Launch day' }).first().click();
  }
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of [page.url(), staffRoutes.publication(bad.id), staffRoutes.release(bad.id)]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }

  await page.goto(staffRoutes.bundles());
  await page.getByRole('link', { name: 'Launch day' }).first().click();
  const row = page.getByRole('listitem').filter({ has: page.locator(`a[href="${staffRoutes.publication(bad.id)}"]`) });
  await row.getByRole('button', { name: 'Take out' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Release all of it now' }).click();
  await expect(page.getByText(/^All of it has been public since/)).toBeVisible();
  const led = await page.request.get(old, { maxRedirects: 0 });
  expect([led.status(), led.headers().location]).toEqual([308, routes.publication('commentary', good.slug)]);
  expect((await page.request.get(routes.publication('commentary', good.slug))).status()).toBe(200);
});
