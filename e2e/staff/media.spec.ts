import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { makeDraft, nextName } from '../../test/factories.ts';
import { expectSound } from '../axe.ts';
import { browserOf, expect, test } from './fixtures.ts';
import { keyboard } from './hands.ts';

type GivenFile = { name: string; mimeType: string; buffer: Buffer };

const sendings = (page: Page) => page.getByRole('region', { name: 'Files being added' });
const row = (page: Page, name: string) => sendings(page).getByRole('listitem').filter({ hasText: name });

async function picture(name = `${nextName('quay')}.png`, width = 90, height = 60): Promise<GivenFile> {
  const create = { width, height, channels: 3 as const, background: '#468' };
  return { name, mimeType: 'image/png', buffer: await sharp({ create }).png().toBuffer() };
}

/** A picture that can't be made small, so that it is on its way for a while. */
async function heavyPicture(): Promise<GivenFile> {
  const raw = { width: 500, height: 500, channels: 3 as const };
  const buffer = await sharp(randomBytes(750_000), { raw }).png().toBuffer();
  return { name: `${nextName('noise')}.png`, mimeType: 'image/png', buffer };
}

/** Lets files fall onto the page, or into it from the clipboard. */
async function give(page: Page, how: 'drop' | 'paste', files: GivenFile[]): Promise<void> {
  const contents = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, mimeType, bytes } of given)
      data.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
    return data;
  }, contents);
  if (how === 'drop') await page.locator('.add-files').dispatchEvent('drop', { dataTransfer: transfer });
  else
    await page.evaluate(
      (clipboardData) => document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true })),
      transfer,
    );
}

test('files come by drag, paste and choice, each with its progress; what is refused says why', async ({
  browser,
  baseURL,
}) => {
  // A refused file is an answer of 422, which browsers report on the console.
  const context = await browserOf(browser, baseURL ?? '', { role: 'author' });
  const page = await context.newPage();
  await page.goto(staffRoutes.media());
  await expect(page.getByText('Or drop them here, or paste a picture.')).toBeVisible();

  const network = await context.newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 40_000 };
  await network.send('Network.emulateNetworkConditions', slow);
  const heavy = [await heavyPicture(), await heavyPicture(), await heavyPicture()];
  await give(page, 'drop', heavy);
  const [first, second, third] = heavy.map(({ name }) => name);
  for (const name of [first, second]) {
    const bar = page.getByRole('progressbar', { name: `Sending ${name}` });
    await expect.poll(() => bar.evaluate((progress: HTMLProgressElement) => progress.value)).toBeGreaterThan(0);
  }
  await expect(row(page, third ?? '')).toContainText('Waiting');
  await expect(sendings(page).getByRole('status')).toHaveText('0 of 3 added.');
  await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  for (const { name } of heavy) await expect(row(page, name)).toContainText('Added');

  const pasted = await picture();
  await give(page, 'paste', [pasted]);
  await expect(row(page, pasted.name)).toContainText('Added');

  const drawing = { name: 'drawing.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="x()"/>') };
  const chosen = await picture();
  await page.getByLabel('Files to add').setInputFiles([drawing, chosen]);
  await expect(row(page, chosen.name)).toContainText('Added');
  await expect(row(page, 'drawing.png').getByRole('alert')).toContainText('“drawing.png” is an SVG drawing');
  await expect(sendings(page).getByRole('status')).toHaveText('5 added, 1 not.');
  await expect(row(page, 'drawing.png').getByRole('button', { name: 'Try again' })).toBeVisible();

  const library = page.getByRole('region', { name: 'Library' });
  for (const { name } of [...heavy, pasted, chosen]) await expect(library.getByRole('link', { name })).toBeVisible();
  await page.getByRole('button', { name: 'Clear this list' }).click();
  await expect(sendings(page)).toHaveCount(0);
  await context.close();
});

test('a picture is described, kept in sight by mouse and keys, found where it is used, and replaced', async ({
  page,
  signIn,
}) => {
  await signIn({ role: 'editor' });
  await page.goto(staffRoutes.media());
  const quay = await picture();
  await page.getByLabel('Files to add').setInputFiles(quay);
  await page.getByRole('region', { name: 'Files being added' }).getByRole('link', { name: quay.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(quay.name);
  const address = page.url();
  const fileId = new URL(address).pathname.split('/').at(-1) ?? '';

  await page.getByLabel('Alt text').fill('A quay at dusk');
  await page.getByLabel('Caption').fill('The quay, 1901');
  await page.getByLabel('Credit').fill('Harbor board');
  await page.getByLabel('Licence').fill('CC BY 4.0');
  const [left, top] = [page.getByLabel('From the left, %'), page.getByLabel('From the top, %')];
  const sight = page.locator('.focus-picture');
  const box = await sight.boundingBox();
  await sight.click({ position: { x: (box?.width ?? 0) / 4, y: (box?.height ?? 0) / 2 } });
  await expect(left).toHaveValue('25');
  await expect(top).toHaveValue('50');
  await left.focus();
  await page.keyboard.press('ArrowUp');
  await expect(left).toHaveValue('26');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByLabel('Caption')).toHaveValue('The quay, 1901');
  await page.reload();
  for (const [label, words] of [
    ['Alt text', 'A quay at dusk'],
    ['Caption', 'The quay, 1901'],
    ['Credit', 'Harbor board'],
    ['Licence', 'CC BY 4.0'],
    ['From the left, %', '26'],
    ['From the top, %', '50'],
  ] as const)
    await expect(page.getByLabel(label)).toHaveValue(words);

  const uses = page.getByRole('region', { name: 'Where it is used' });
  await expect(uses).toContainText('Nowhere that you can see.');
  const figure = { type: 'figure' as const, attrs: { file: fileId, alt: 'A quay' } };
  const { id } = await makeDraft({ title: 'Of quays', body: { type: 'doc', content: [figure] } });
  await page.reload();
  await expect(uses.getByRole('link', { name: 'Of quays' })).toHaveAttribute('href', staffRoutes.publication(id));
  await expect(page.getByText('It is in use and can’t be deleted.')).toBeVisible();

  const open = page.getByRole('link', { name: 'Open the file' });
  const before = (await open.getAttribute('href')) ?? '';
  await page.getByLabel('A file to put in its place').setInputFiles(await picture(quay.name, 120, 80));
  await expect(page.getByText('120 × 80')).toBeVisible();
  expect(page.url()).toBe(address);
  await expect(page.getByLabel('Caption')).toHaveValue('The quay, 1901');
  const now = (await open.getAttribute('href')) ?? '';
  expect(now).not.toBe(before);
  const old = await page.request.get(before, { maxRedirects: 0 });
  expect([old.status(), new URL(old.headers().location ?? '', page.url()).pathname]).toEqual([307, now]);
});

test('a file is added, described and deleted from the keyboard only', async ({ page, signIn }) => {
  await signIn({ role: 'editor' });
  const hands = keyboard(page);
  const quay = await picture();
  await page.goto(staffRoutes.desk());
  await hands.press(page.getByRole('link', { name: 'Media', exact: true }));
  await page.waitForURL(`**${staffRoutes.media()}`);
  await hands.attach(page.getByLabel('Files to add'), quay);
  await hands.press(sendings(page).getByRole('link', { name: quay.name }));
  await hands.write(page.getByLabel('Alt text'), 'A quay');
  await hands.write(page.getByLabel('From the left, %'), '70');
  await hands.write(page.getByLabel('From the top, %'), '30');
  await hands.press(page.getByRole('button', { name: 'Save' }));
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.locator('.focus-point')).toHaveAttribute('style', /left: ?70%; top: ?30%/);
  await hands.press(page.getByRole('button', { name: `Delete ${quay.name}` }));
  await page.waitForURL(`**${staffRoutes.media()}**`);
  await expect(page.getByRole('region', { name: 'Library' }).getByRole('link', { name: quay.name })).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('files are chosen, added, refused by name, described and replaced', async ({ page, signIn }) => {
    await signIn({ role: 'editor' });
    await page.goto(staffRoutes.media());
    const [one, two] = [await picture(), await picture()];
    const webPage = { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><p>x') };
    await page.getByLabel('Files to add').setInputFiles([one, webPage, two]);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.locator('.staff-done')).toHaveText('2 files are added.');
    await expect(page.locator('.staff-issues')).toContainText('“page.html”');
    await page.getByRole('link', { name: one.name }).click();
    await page.getByLabel('Credit').fill('Harbor board');
    await page.getByLabel('From the left, %').fill('300');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.focus-field .staff-issue')).toBeVisible();
    await expect(page.getByLabel('Credit')).toHaveValue('Harbor board');
    await page.getByLabel('From the left, %').fill('30');
    await page.getByLabel('From the top, %').fill('40');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.staff-done')).toBeVisible();
    await page.getByLabel('A file to put in its place').setInputFiles(await picture(one.name, 120, 80));
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await expect(page.getByText('120 × 80')).toBeVisible();
    await expect(page.getByLabel('Credit')).toHaveValue('Harbor board');
  });
});

test('nothing is wrong for axe, on a phone or a desk, in the library, on a file and in the dialog', async ({
  page,
  signIn,
}) => {
  await signIn({ role: 'editor' });
  await page.goto(staffRoutes.media());
  const quay = await picture(`${nextName('a-name-without-a-single-space-that-goes-on-and-on-and-on-and-on')}.png`);
  await page.getByLabel('Files to add').setInputFiles(quay);
  const added = sendings(page).getByRole('link', { name: quay.name });
  await expect(added).toBeVisible();
  await expectSound(page);
  await added.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(quay.name);
  await expectSound(page);
  const { id } = await makeDraft({ title: 'Of pictures' });
  await page.goto(staffRoutes.edit(id));
  await page.getByRole('button', { name: 'Choose a picture' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: quay.name })).toBeVisible();
  await expectSound(page);
});
