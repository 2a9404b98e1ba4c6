import type { Page } from '@playwright/test';
import { valueOf } from '../../lib/result.ts';
import { plainText } from '../../publishing/body/text.ts';
import { bin, unbin } from '../../publishing/publications/bin-commands.ts';
import { saveDraft } from '../../publishing/publications/draft-commands.ts';
import { findDraft } from '../../publishing/publications/draft-desk.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { makeDraft, makeHub, makePerson, makePublished, nextName, paragraphs } from '../../test/factories.ts';
import { makeMember } from '../../test/members.ts';
import { freePort, startSite } from '../../test/site.ts';
import { axeFindings } from '../axe.ts';
import { browserOf, expect, test } from './fixtures.ts';

const savedText = async (id: string) => plainText((await findDraft(id))?.draft.content.body ?? paragraphs());
const savedContent = async (id: string) => (await findDraft(id))?.draft.content;
const state = (page: Page) => page.locator('.state-line');
const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

async function openEditor(page: Page, id: string): Promise<void> {
  await page.goto(staffRoutes.edit(id));
  await expect(text(page)).toBeVisible();
}

async function writeAtEnd(page: Page, words: string): Promise<void> {
  await text(page).locator('p').last().click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

test.describe('metadata without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a publication is begun, its form is refused with everything typed, saved, and merged by hand when late', async ({
    page,
    signIn,
  }) => {
    const { actor } = await signIn({ role: 'editor' });
    const [person, hub] = [await makePerson({ affiliation: 'Then Institute' }), await makeHub()];
    await page.goto(staffRoutes.newPublication());
    await page.getByRole('button', { name: 'Begin writing' }).click();
    await expect(page.locator('.staff-issues')).toContainText('Give it a title');
    const title = nextName('Straits and Narrows');
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByRole('button', { name: 'Begin writing' }).click();
    await expect(page).toHaveURL(/\/edit$/);
    const id = new URL(page.url()).pathname.split('/').at(-2) ?? '';
    await expect(page.getByRole('button', { name: 'Choose a picture' })).toBeHidden();

    await page.getByLabel('Summary').fill('What passes through.');
    await page.getByLabel('Original address').fill('not an address');
    await page.getByRole('checkbox', { name: `Name of ${hub.slug}` }).check();
    await page.getByLabel('Add a person or an organization').fill(person.slug);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('#field-originalUrl-issue')).toBeVisible();
    await expect(page.getByLabel('Summary')).toHaveValue('What passes through.');
    await page.getByLabel('Original address').fill('https://example.org/piece');
    await page.getByLabel('Add a person or an organization').fill(person.slug);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.staff-done')).toHaveText('Saved.');
    expect(await savedContent(id)).toMatchObject({
      title,
      summary: 'What passes through.',
      hubs: [hub.id],
      byline: [{ personId: person.id, role: 'author', affiliation: 'Then Institute' }],
      originalUrl: 'https://example.org/piece',
    });

    await page.goto(staffRoutes.edit(id));
    const before = await findDraft(id);
    if (!before) throw new Error('The draft is gone.');
    const content = { ...before.draft.content, summary: 'What somebody else wrote.' };
    await saveDraft(actor, { id, counter: before.draft.counter, content });
    await page.getByLabel('Summary').fill('What I wrote.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.staff-issues')).toContainText('saved somewhere else');
    await expect(page.getByLabel('Summary')).toHaveValue('What I wrote.');
    await expect(page.locator('#field-summary-theirs')).toHaveText('In the draft now: What somebody else wrote.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.staff-done')).toHaveText('Saved.');
    expect((await savedContent(id))?.summary).toBe('What I wrote.');
  });
});

test('a draft beside what is live is written with byline, fields and previews, by keyboard', async ({
  page,
  signIn,
}) => {
  await signIn({ role: 'editor' });
  const people = [
    await makePerson({ name: nextName('Ærø Zukunft') }),
    await makePerson({ name: nextName('Berta Quist') }),
  ];
  const live = await makePublished({ title: 'Live title', body: paragraphs('A sentence.') });
  await page.goto(staffRoutes.edit(live.id));
  await expect(page.getByText('Readers see this text.')).toBeVisible();
  await page.getByRole('button', { name: 'Open a draft' }).click();
  await expect(text(page)).toContainText('A sentence.');

  const search = page.getByRole('combobox', { name: 'Add to the byline' });
  await search.fill('zukunft');
  await expect(page.getByRole('option', { name: /Zukunft/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const newName = nextName('Newly Met');
  await search.fill(newName);
  await page.getByRole('option', { name: `Add the person “${newName}”` }).click();
  const byline = page.getByRole('list', { name: 'Byline' });
  await expect(byline.getByRole('listitem')).toHaveCount(2);
  await page.getByLabel(`Affiliation of ${newName}`).fill('Her Institute');
  const role = page.getByLabel(`Role of ${newName}`);
  await role.focus();
  await role.selectOption('editor');
  await expect(role).toBeFocused();
  await page.getByLabel(`Affiliation of ${newName}`).press('Alt+ArrowUp');
  await expect(byline.getByRole('listitem').first()).toContainText(newName);

  await page.getByLabel('Title there').fill('For searchers');
  await expect(page.locator('.search-preview-title')).toHaveText('For searchers');
  await page.getByLabel('Summary').fill('word '.repeat(80));
  await expect(page.locator('.summary-cuts dd').first()).toHaveText(/word…$/);
  await page.getByLabel('Original address').fill('htt');
  await expect(state(page)).toContainText('but not: Original address');
  await page.getByLabel('Original address').fill('');
  await expect(state(page)).toContainText(/Saved \d\d:\d\d$|Saved \d\d:\d\dLive/);
  await expect(state(page)).toContainText('Live differs from draft');
  await expect
    .poll(() => savedContent(live.id))
    .toMatchObject({
      headTitle: 'For searchers',
      byline: [{ role: 'editor', affiliation: 'Her Institute' }, { personId: people[0]?.id }],
    });
  expect(await axeFindings(page, { within: 'main' })).toEqual([]);
});

test('two browsers type at once: both see each other and nothing disappears', async ({
  page,
  signIn,
  browser,
  baseURL,
}) => {
  await signIn({ role: 'editor', name: 'Maria' });
  const { id } = await makeDraft({ body: paragraphs('The first sentence.', 'The second sentence.') });
  const other = await browserOf(browser, baseURL ?? '', { role: 'editor', name: 'Jo' });
  const jo = await other.newPage();
  await Promise.all([openEditor(page, id), openEditor(jo, id)]);
  await expect(state(page)).toContainText('Jo is also editing');
  await expect(state(jo)).toContainText('Maria is also editing');

  await text(page).locator('p').first().click();
  await page.keyboard.press('Home');
  await text(jo).locator('p').last().click();
  await jo.keyboard.press('End');
  await Promise.all([
    page.keyboard.type('Maria types a good many words here while Jo does. ', { delay: 40 }),
    jo.keyboard.type(' Jo types as many words there and saves them too.', { delay: 40 }),
  ]);
  const all =
    /Maria types a good many words here while Jo does\. The first sentence\.[\s\S]*The second sentence\. Jo types as many words there and saves them too\./;
  await expect.poll(() => savedText(id)).toMatch(all);
  for (const browserPage of [page, jo]) {
    await expect(text(browserPage)).toContainText('Maria types a good many words here while Jo does.');
    await expect(text(browserPage)).toContainText('Jo types as many words there and saves them too.');
  }

  await other.setOffline(true);
  await jo.getByLabel('Subtitle').fill('Jo’s subtitle');
  await page.getByLabel('Subtitle').fill('Maria’s subtitle');
  await expect.poll(async () => (await savedContent(id))?.subtitle).toBe('Maria’s subtitle');
  await expect(state(jo)).toContainText('Not saved: offline, kept in this browser');
  await writeAtEnd(jo, ' Written offline.');
  await other.setOffline(false);
  const dialog = jo.getByRole('dialog');
  await expect(dialog).toContainText('Maria changed the same places');
  await dialog.getByRole('radio', { name: /Jo’s subtitle/ }).check();
  await dialog.getByRole('button', { name: 'Go on with this' }).click();
  await expect.poll(async () => (await savedContent(id))?.subtitle).toBe('Jo’s subtitle');
  await expect.poll(() => savedText(id)).toContain('Written offline.');
  await expect(page.getByLabel('Subtitle')).toHaveValue('Jo’s subtitle');
  await other.close();
});

test('whoever writes hears that it was moved to the bin, and loses no words', async ({ page, signIn }) => {
  await signIn({ role: 'editor' });
  const { id } = await makeDraft({ body: paragraphs('Begun.') });
  await openEditor(page, id);
  await writeAtEnd(page, ' Before.');
  const { actor } = await makeMember({ role: 'publisher', name: 'Jo' });
  valueOf(await bin(actor, { id }));
  const notice = page.getByRole('alert').filter({ hasText: 'Jo moved this to the bin' });
  await expect(notice).toBeVisible();
  await writeAtEnd(page, ' After.');
  await expect.poll(() => savedText(id)).toBe('Begun. Before. After.');
  await page.reload();
  await expect(notice).toBeVisible();
  valueOf(await unbin(actor, { id }));
  await expect(notice).toBeHidden();
  await expect(text(page)).toContainText('Begun. Before. After.');
});

test('a server killed in mid-save, a page that crashes: the words come back', async ({ browser }) => {
  const beside = { databaseUrl: process.env.DATABASE_URL ?? '', dataDir: process.env.DATA_DIR, port: await freePort() };
  let site = await startSite(beside);
  const context = await browserOf(browser, site.origin, { role: 'editor', name: 'Maria' });
  const page = await context.newPage();
  const { id } = await makeDraft({ body: paragraphs('Begun.') });
  await openEditor(page, id);
  await expect(state(page)).toContainText('Saved');

  const asked = page.waitForRequest((request) => request.url().endsWith(staffRoutes.draft(id)));
  await context.route(
    `**${staffRoutes.draft(id)}`,
    async (route) => {
      site.kill();
      await route.continue();
    },
    { times: 1 },
  );
  await writeAtEnd(page, ' Sent to a dying server.');
  await asked;
  await expect(state(page)).toContainText('kept in this browser');
  await writeAtEnd(page, ' Written while it was away.');
  await expect(state(page)).toContainText('kept in this browser');
  await site.stop();
  site = await startSite(beside);
  await expect
    .poll(() => savedText(id), { timeout: 20_000 })
    .toBe('Begun. Sent to a dying server. Written while it was away.');

  // Not only the saves: what a page sends while it is closed goes past routes.
  await context.setOffline(true);
  await writeAtEnd(page, ' Never sent.');
  await expect(state(page)).toContainText('kept in this browser');
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await openEditor(again, id);
  const offer = again.getByRole('region', { name: 'This browser kept words' });
  await expect(offer).toContainText('Never sent.');
  await offer.getByRole('button', { name: 'Take them in' }).click();
  await expect.poll(() => savedText(id)).toContain('Written while it was away. Never sent.');
  await expect(offer).toBeHidden();
  await again.reload();
  await expect(text(again)).toContainText('Never sent.');
  await expect(offer).toBeHidden();
  await context.close();
  await site.stop();
});
