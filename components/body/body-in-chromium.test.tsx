import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentFromHtml } from '../../publishing/body/from-html.ts';
import { launchOptions } from '../../test/chromium.ts';
import { Body } from './body.tsx';

const STYLE = ['../../app/base.css', 'body.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('');
const PARAGRAPHS = '<p>Words to read on.</p>'.repeat(60);

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
}, 60_000);
afterAll(() => browser?.close());

test('a note opens where the reader is, without a script, and closes again', { timeout: 60_000 }, async () => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1000, height: 720 } });
  await show(page, `${PARAGRAPHS}<p>Said<span data-node="footnote">The note.</span>.</p>${PARAGRAPHS}`);
  const mark = page.getByRole('link', { name: 'Note 1', exact: true });
  await mark.scrollIntoViewIfNeeded();
  const place = await mark.boundingBox();
  await mark.click();
  const note = page.locator('#footnote-1');
  await expect.poll(async () => ((await note.boundingBox())?.y ?? 1e6) < 720).toBe(true);
  expect(await mark.boundingBox()).toEqual(place);
  expect(await note.textContent()).toContain('The note.');
  await page.getByRole('link', { name: 'Back to note 1 in the text' }).click();
  await expect.poll(async () => ((await note.boundingBox())?.y ?? 0) > 720).toBe(true);
  expect((await mark.boundingBox())?.y).toBeLessThan(720);
});

test('another site hears of a reader only when the reader asks for its player', { timeout: 60_000 }, async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  const asked: string[] = [];
  await page.route('**/*', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: 'The player.' });
  });
  await show(
    page,
    '<div data-node="embed" data-url="https://youtu.be/dQw4w9WgXcQ" data-title="Talk"></div><p>After.</p>',
  );
  await page.getByText('After.').click();
  expect(asked).toEqual([]);
  const frame = page.frameLocator('iframe[title="Talk, on YouTube"]');
  await frame.getByRole('link', { name: 'Show it here, from YouTube' }).click();
  await expect.poll(() => frame.getByText('The player.').count(), { timeout: 10_000 }).toBe(1);
  expect(asked).toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ']);
});

test('on a narrow screen a long address breaks wherever it stands', { timeout: 60_000 }, async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  const long = `https://www.example.org/${'alongway'.repeat(9)}`;
  await show(
    page,
    `<p>Said ${long}<span data-node="footnote">See ${long}</span>.</p><h2>${long}</h2><ul><li>${long}</li></ul>
     <blockquote><p>${long}</p></blockquote><aside data-node="callout" data-tone="note" data-title="${long}"><p>${long}</p></aside>
     <blockquote data-node="pull-quote"><p>${long}</p></blockquote><pre>${long}</pre><table><tr><td>${long}</td></tr></table>
     <div data-node="embed" data-url="https://youtu.be/dQw4w9WgXcQ" data-title="${long}"></div>
     <section data-node="key-findings"><ul><li>${long}</li></ul></section>`,
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

async function show(page: Page, html: string): Promise<void> {
  const markup = renderToStaticMarkup(<Body document={documentFromHtml(html).document} files={{}} />);
  await page.setContent(`<!doctype html><style>:root { --paper: #fff; --ink: #000 } ${STYLE}</style>${markup}`);
}
