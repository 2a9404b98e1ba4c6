import type { Page } from '@playwright/test';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import type { Actor } from '../../publishing/actor.ts';
import { publish } from '../../publishing/publications/commands.ts';
import { createDraft, openDraft, saveDraft } from '../../publishing/publications/draft-commands.ts';
import { setDueDate } from '../../publishing/publications/due-commands.ts';
import { submit } from '../../publishing/publications/review-commands.ts';
import { makePerson, paragraphs, someContent, TESTER } from '../../test/factories.ts';
import { axeFindings } from '../axe.ts';
import { expect, test } from './fixtures.ts';

const draftBy = async (actor: Actor, title: string, personId?: string) => {
  const byline = personId ? [{ role: 'author' as const, affiliation: null, personId }] : [];
  return valueOf(await createDraft(actor, { slug: newId(), content: someContent({ title, byline }) })).id;
};

async function isSound(page: Page): Promise<void> {
  // The watermark is faint on purpose, and nothing for readers of the text; a skip link below the bar of a preview counts for
  // axe as a stray one.
  expect(await axeFindings(page, { except: ['.watermark', '.skip-link'] })).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'nothing is wider than the screen').toBeLessThanOrEqual(0);
}

/** A publication with two revisions that differ in text, title and the order of its byline. */
async function revised(title: string): Promise<string> {
  const people = [await makePerson({ name: 'Ada Quill' }), await makePerson({ name: 'Ben Marlow' })];
  const byline = people.map(({ id }) => ({ role: 'author' as const, affiliation: null, personId: id }));
  const first = someContent({ title, byline, body: paragraphs('Two governments wanted a treaty.', 'The same.') });
  const { id, counter } = valueOf(await createDraft(TESTER, { slug: newId(), content: first }));
  valueOf(await publish(TESTER, { id, counter }));
  const draft = valueOf(await openDraft(TESTER, { id }));
  const second = {
    ...first,
    title: `${title} again`,
    byline: byline.toReversed(),
    body: paragraphs('Two capitals wanted a treaty.', 'The same.'),
  };
  const saved = valueOf(await saveDraft(TESTER, { id, counter: draft.counter, content: second }));
  valueOf(await publish(TESTER, { id, counter: saved.counter, note: 'Said better' }));
  return id;
}

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });
    const mark = javaScriptEnabled ? 'Lantern' : 'Anvil';

    test('an editor sees what waits, narrows the list, bins several and takes it back', async ({ page, signIn }) => {
      const editor = await signIn({ role: 'editor' });
      const waiting = await draftBy(TESTER, `${mark} in review`);
      valueOf(await submit(TESTER, { id: waiting, counter: 1 }));
      const overdue = await draftBy(editor.actor, `${mark} overdue`);
      valueOf(await setDueDate(editor.actor, { id: overdue, dueOn: '2020-01-31' }));
      await page.goto('/staff');
      await expect(page.getByRole('region', { name: 'Waits for you' })).toContainText(`${mark} in review`);
      await expect(page.getByRole('region', { name: /^Late/ })).toContainText(`${mark} overdue`);
      await expect(
        page.getByRole('region', { name: 'Goes out this week' }).getByRole('heading', { level: 3 }),
      ).toHaveCount(7);

      await page.getByRole('link', { name: 'Publications', exact: true }).click();
      await page.getByLabel('Words of the title').fill(mark.toUpperCase());
      await page.getByRole('button', { name: 'Show' }).click();
      await expect(page).toHaveURL(new RegExp(`q=${mark.toUpperCase()}`));
      await expect(page.getByRole('row')).toHaveCount(3);
      await page
        .getByRole('navigation', { name: 'States' })
        .getByRole('link', { name: /^Draft 1/ })
        .click();
      await expect(page.getByRole('row')).toHaveCount(2);

      await page.getByRole('combobox', { name: 'Do', exact: true }).selectOption('Move to the bin');
      await page.getByRole('button', { name: 'Do it' }).click();
      await expect(page.locator('.staff-issues')).toContainText('Tick the publications first.');
      await page.getByLabel(`Choose ${mark} overdue`).check();
      await page.getByRole('combobox', { name: 'Do', exact: true }).selectOption('Move to the bin');
      await page.getByRole('button', { name: 'Do it' }).click();
      await expect(page.getByText(`“${mark} overdue” is in the bin.`)).toBeVisible();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page).toHaveURL(/\/staff\/publications$/);
      await page.goto(`/staff/publications?q=${mark}`);
      await expect(page.getByRole('row')).toHaveCount(3);
    });

    test('two revisions are compared in words, and the earlier is restored beside an open draft', async ({
      page,
      signIn,
    }) => {
      await signIn({ role: 'publisher' });
      const id = await revised(`${mark} revised`);
      valueOf(await openDraft(TESTER, { id }));
      await page.goto(`/staff/publications/${id}/revisions`);
      await page.getByRole('link', { name: 'What changed in revision 2' }).click();
      const text = page.locator('.comparison-text');
      await expect(text.locator('del')).toHaveText('governments');
      await expect(text.locator('ins')).toHaveText('capitals');
      await expect(page.locator('.comparison-fields')).toContainText('Ada Quill moved from 1st to 2nd');
      await page.goto(`/staff/publications/${id}/revisions`);
      await page.locator('summary', { hasText: 'Restore revision 1' }).click();
      await page.getByRole('button', { name: 'Restore revision 1' }).click();
      await expect(page.getByText('Put aside when revision 1 was restored')).toBeVisible();
      await page.goto(`/staff/publications/${id}/preview`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${mark} revised`);
    });

    test('a link is made for somebody outside, opens without an account, and is taken back', async ({
      page,
      signIn,
      browser,
    }) => {
      const member = await signIn({ role: 'publisher' });
      const id = await draftBy(member.actor, `${mark} shared`);
      await page.goto(`/staff/publications/${id}/preview`);
      await page.getByText('Share outside').click();
      await page.getByLabel('For whom').fill('Prof. Quill');
      await page.getByRole('button', { name: 'Make a link' }).click();
      const address = await page.getByLabel('The new link').inputValue();
      const outside = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await outside.goto(address);
      await expect(outside.getByRole('heading', { level: 1 })).toHaveText(`${mark} shared`);
      await expect(outside.getByRole('complementary', { name: 'Preview' })).toContainText('Prof. Quill');
      await isSoundWhereScriptsRun(outside, javaScriptEnabled);
      await page.goto(`/staff/publications/${id}/preview`);
      await page.getByText('Share outside').click();
      await page.getByRole('button', { name: 'Take it back' }).click();
      await expect(page.getByText('Taken back')).toBeAttached();
      expect((await outside.goto(address))?.status()).toBe(404);
      await outside.context().close();
    });
  });
}

test('a contributor meets nothing of others: not on the desk, in lists, histories or previews', async ({
  page,
  signIn,
}) => {
  const id = await revised('Hidden from contributors');
  const person = await makePerson();
  await signIn({ role: 'contributor', personId: person.id });
  await draftBy(TESTER, 'Their own piece', person.id);
  await page.goto('/staff');
  await expect(page.getByRole('main')).toContainText('Their own piece');
  await expect(page.getByRole('main')).not.toContainText('Hidden from contributors');
  await page.goto('/staff/publications');
  await expect(page.getByRole('row')).toHaveCount(2);
  for (const part of ['revisions', 'revisions/compare?from=1&to=2', 'preview']) {
    await page.goto(`/staff/publications/${id}/${part}`);
    await expect(page).toHaveURL('/staff?instead=1');
    await expect(page.getByRole('status')).toContainText('isn’t there, or isn’t open to your role');
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every place of the newsroom is in sight, or opens from the menu on a phone', async ({ page, signIn }) => {
    await signIn({ role: 'administrator' });
    const places = page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link');
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/staff');
      const menu = page.getByRole('button', { name: 'Menu' });
      if (width === 390) await menu.press('Enter');
      else await expect(menu).toBeHidden();
      await expect(places).toHaveCount(11);
      for (const place of await places.all()) await expect(place).toBeInViewport({ ratio: 1 });
    }
    await places.last().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
  });
});

test('axe finds nothing, and 390 px are enough', async ({ page, signIn }) => {
  await signIn({ role: 'administrator' });
  const id = await revised('Sound pages');
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of [
    '',
    '/publications',
    `/publications/${id}/revisions`,
    `/publications/${id}/revisions/compare?from=1&to=2`,
    `/publications/${id}/preview`,
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/staff${path}`);
      await isSound(page);
    }
  }
});

async function isSoundWhereScriptsRun(page: Page, scripts: boolean): Promise<void> {
  if (scripts) await isSound(page);
}
