import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { type Document, EMPTY_DOCUMENT } from '../../publishing/body/document.ts';
import { documentToHtml } from '../../publishing/body/to-html.ts';
import { findDraft } from '../../publishing/publications/draft-desk.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { makeDraft, paragraphs } from '../../test/factories.ts';
import { axeFindings } from '../axe.ts';
import { expect, test } from './fixtures.ts';

const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

/** What the draft holds once it was saved, as HTML: short to read and to compare. */
async function expectSaved(id: string, html: string): Promise<void> {
  await expect
    .poll(async () => documentToHtml((await findDraft(id))?.draft.content.body ?? EMPTY_DOCUMENT), { timeout: 15_000 })
    .toBe(html);
}

async function openEditor(page: Page, body: Document = EMPTY_DOCUMENT): Promise<string> {
  const { id } = await makeDraft({ body });
  await page.goto(staffRoutes.edit(id));
  await text(page).focus();
  await page.keyboard.press('Control+Home');
  return id;
}

/** Between two keys, which nobody presses in the same moment, the browser tells the editor where the cursor is now: a task of its own. */
async function keys(page: Page, ...presses: string[]): Promise<void> {
  for (const press of presses) {
    await page.keyboard.press(press);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
}

async function paste(page: Page, data: { html?: string; text?: string }): Promise<void> {
  await page.evaluate(({ html, text: plain }) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', plain ?? '');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);
}

test('a text with every kind of line is written, and every tool reached, by keyboard alone', async ({
  page,
  signIn,
}) => {
  await signIn({ role: 'editor' });
  const id = await openEditor(page);
  const type = (words: string) => page.keyboard.type(words);

  await type('## Method');
  await keys(page, 'Enter');
  await type('We counted ');
  await keys(page, 'Control+b');
  await type('every');
  await keys(page, 'Control+b');
  await type(' ship');
  await keys(page, 'Control+Alt+f');
  await expect(page.getByRole('textbox', { name: 'Words of the note' })).toBeFocused();
  await type('Lists of 1901.');
  await keys(page, 'Escape');
  await type('.');
  await keys(page, 'Enter');
  await type('- One');
  await keys(page, 'Enter', 'Tab');
  await type('Under one');
  await keys(page, 'Enter', 'Shift+Tab');
  await type('Two');
  await keys(page, 'Control+Enter');

  await type('/quot');
  await expect(page.getByRole('option', { name: /Quotation/ })).toHaveAttribute('aria-selected', 'true');
  await keys(page, 'Enter');
  await type('No ice.');
  await keys(page, 'Alt+Enter');
  await expect(page.getByLabel('Who said it')).toBeFocused();
  await type('A captain');
  await keys(page, 'Escape', 'Control+Enter');

  await type('Read this');
  await keys(page, 'Shift+Home', 'Control+k');
  await type('javascript:alert(1)');
  await keys(page, 'Enter');
  await expect(page.getByText('That is no address a link may have.')).toBeVisible();
  await page.getByLabel('Leads to').fill('example.org/a');
  await keys(page, 'Enter', 'Enter');
  await type('/line');
  await keys(page, 'Enter');
  await type('The end.');
  await keys(page, 'Control+Alt+k');
  await type('Ice comes later.');

  await keys(page, 'Alt+F10');
  await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused();
  await keys(page, 'ArrowRight');
  await expect(page.getByRole('button', { name: 'Italic' })).toBeFocused();
  await keys(page, 'Escape');
  await expect(text(page)).toBeFocused();
  await keys(page, 'Control+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Ctrl+Alt+F');
  await keys(page, 'Escape');

  await expect(page.locator('.editor-counts')).toHaveText(/^18 words, 1 minute to read$/);
  // A link in a text that is being written is words to edit, and no target.
  expect(await axeFindings(page, { within: '.editor', except: ['.ProseMirror a'] })).toEqual([]);
  await expectSaved(
    id,
    [
      '<section data-node="key-findings"><ul><li><p>Ice comes later.</p></li></ul></section>',
      '<h2>Method</h2>',
      '<p>We counted <strong>every</strong> ship<span data-node="footnote">Lists of 1901.</span>.</p>',
      '<ul><li><p>One</p><ul><li><p>Under one</p></li></ul></li><li><p>Two</p></li></ul>',
      '<blockquote data-attribution="A captain"><p>No ice.</p></blockquote>',
      '<p><a href="https://example.org/a">Read this</a></p>',
      '<hr>',
      '<p>The end.</p>',
    ].join('\n'),
  );
});

test('a note keeps its words through marking, cutting, pasting twice, undoing and redoing', async ({
  page,
  context,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn({ role: 'editor' });
  const id = await openEditor(page);
  const marks = page.locator('.footnote-mark span');
  await page.keyboard.type('Said');
  await keys(page, 'Control+Alt+f');
  await page.keyboard.type('A source.');
  await keys(page, 'Escape');
  await page.keyboard.type(' twice.');
  await keys(page, 'Control+a', 'Control+b');
  const whole = '<strong>Said</strong><span data-node="footnote">A source.</span><strong> twice.</strong>';
  await expectSaved(id, `<p>${whole}</p>`);

  await keys(page, 'Control+x');
  await expect(marks).toHaveCount(0);
  await keys(page, 'Control+v', 'Control+v');
  await expect(marks).toHaveText(['1', '2']);
  await keys(page, ...Array(40).fill('Control+z'));
  await expect(text(page)).toHaveText('');
  await keys(page, ...Array(40).fill('Control+y'));
  await expect(marks).toHaveText(['1', '2']);

  await marks.last().click();
  await page.keyboard.insertText(' Page 9.');
  const words = page.getByRole('textbox', { name: 'Words of the note' });
  await expect(words).toHaveText('A source. Page 9.');
  await keys(page, 'Control+z');
  await expect(words).toHaveText('A source.');
  await page.keyboard.type(' Page 10.');
  await keys(page, 'Escape');
  await expectSaved(id, `<p>${whole}</p>\n<p>${whole.replace('A source.', 'A source. Page 10.')}</p>`);
});

test('what is pasted comes out clean: from a word processor, from a page, and addresses', async ({ page, signIn }) => {
  await signIn({ role: 'editor' });
  const id = await openEditor(page);
  const item = (words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;
  await paste(page, {
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color:red}</style></head><body><!--StartFragment--><h1><b>Ports<o:p></o:p></b></h1><p class=MsoNormal style='color:red'>Quays<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> freeze.<o:p></o:p></p>${item('Coal')}${item('Grain')}<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Lists, <i>1901</i>.</p></div></div><!--EndFragment--></body></html>`,
  });
  await keys(page, 'Control+End', 'Control+Enter');
  await paste(page, { text: 'https://youtu.be/dQw4w9WgXcQ' });
  await page.keyboard.type('See here');
  await keys(page, 'Shift+Home');
  await paste(page, { text: 'https://example.org/x?utm_source=mail' });
  await keys(page, 'End', 'Enter');
  await paste(page, {
    html: `<div onclick="x()"><script>x()</script><img src="https://count.example/1.gif"><p style="font-size:30px">From a <span style="font-weight:700">page</span><a href="javascript:x()">.</a></p></div>`,
  });
  await expect(page.getByText('A picture was left out.')).toBeVisible();
  await keys(page, 'Control+End', 'Enter');
  await paste(page, {
    html: '<p data-pm-slice="1 1 []">Of another house</p><nav>Its menu</nav><figure data-file="zzz"><img alt="Quay"></figure>',
  });
  await keys(page, 'Control+End', 'Enter');
  await paste(page, { text: '- Rye\n- Wheat' });
  await expectSaved(
    id,
    [
      '<h2 id="s-ports">Ports</h2>',
      '<p>Quays<span data-node="footnote">Lists, <em>1901</em>.</span> freeze.</p>',
      '<ul><li><p>Coal</p></li><li><p>Grain</p></li></ul>',
      '<div data-node="embed" data-url="https://www.youtube.com/watch?v=dQw4w9WgXcQ" data-title="Video"></div>',
      '<p><a href="https://example.org/x">See here</a></p>',
      '<p>From a <strong>page</strong>.</p>',
      '<p>Of another house</p>',
      '<ul><li><p>Rye</p></li><li><p>Wheat</p></li></ul>',
    ].join('\n'),
  );
});

test('a table and a figure are made by keyboard and described; a phone has room for both', async ({ page, signIn }) => {
  await signIn({ role: 'editor' });
  await page.setViewportSize({ width: 390, height: 800 });
  const id = await openEditor(page);
  await keys(page, 'Control+Alt+t');
  await page.keyboard.type('Port');
  await keys(page, 'Tab');
  await page.keyboard.type('Days');
  await keys(page, 'Tab', 'Control+Alt+Shift+Backspace', 'Control+Alt+ArrowDown', 'Alt+Enter');
  await expect(page.getByRole('button', { name: 'Row above' })).toBeFocused();
  await page.getByLabel('Caption').fill('Days of ice');
  await keys(page, 'Escape', 'Control+Enter');

  await keys(page, 'Control+Alt+i');
  const buffer = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#468' } })
    .png()
    .toBuffer();
  await page
    .locator('dialog.file-picker input[type="file"]')
    .setInputFiles({ name: 'quay.png', mimeType: 'image/png', buffer });
  const figure = page.locator('.editor-text .figure');
  await expect(figure.locator('img')).toBeVisible();
  await page.keyboard.type('Dusk.');
  await keys(page, 'Alt+Enter', 'Control+a');
  await page.keyboard.type('A quay at dusk');
  await keys(page, 'Escape', 'Enter');
  await page.keyboard.type('After.');
  await expect
    .poll(async () => {
      const blocks = (await findDraft(id))?.draft.content.body.content ?? [];
      return blocks.map((block) => documentToHtml({ type: 'doc', content: [block] }).replace(/data-file="[^"]+"/, ''));
    })
    .toEqual([
      expect.stringMatching(
        /^<table><caption>Days of ice<\/caption><tbody><tr><th><p>Port<\/p><\/th><th><p>Days<\/p><\/th><\/tr>(<tr><td><p><\/p><\/td><td><p><\/p><\/td><\/tr>){3}<\/tbody>/,
      ),
      '<figure ><img alt="A quay at dusk"><figcaption>Dusk.</figcaption></figure>',
      '<p>After.</p>',
    ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('what the release gate finds leads to its block: the cursor stands there, in sight', async ({ page, signIn }) => {
  await signIn({ role: 'editor' });
  const body = paragraphs(...Array.from({ length: 40 }, (_, index) => `Paragraph ${index}. ${'Words. '.repeat(60)}`));
  body.content[25] = { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'Too deep' }] };
  const { id } = await makeDraft({ body });
  await page.goto(staffRoutes.publication(id));
  await page.getByRole('link', { name: /“Too deep”/ }).click();
  await expect(page).toHaveURL(/\/edit#block-25$/);
  await expect(text(page)).toBeFocused();
  const heading = text(page).getByRole('heading', { name: 'Too deep' });
  await expect(heading).toBeInViewport({ ratio: 1 });
  await page.keyboard.type('Far ');
  await expect(text(page).getByRole('heading')).toHaveText('Far Too deep');

  await page.evaluate(() => {
    location.hash = '#block-2';
  });
  await expect(text(page).getByText('Paragraph 2.')).toBeInViewport();
  await page.keyboard.type('Here: ');
  await expect(text(page)).toContainText('Here: Paragraph 2.');
});

test('a block is led to as well where the editor is made anew, as when its code comes a moment late', async ({
  page,
  signIn,
}) => {
  await signIn({ role: 'editor' });
  const { id } = await makeDraft({ body: paragraphs('One.', 'Two.') });
  // React waits with what comes soon after a fallback, and the library gives up an editor that waits.
  await page.route('**/_next/static/chunks/**', async (route) => {
    await pause(100);
    await route.continue();
  });
  await page.goto(`${staffRoutes.edit(id)}#block-1`);
  await expect(text(page)).toBeFocused();
  await page.keyboard.type('Here: ');
  await expect(text(page)).toContainText('Here: Two.');
});
