import { type Browser, chromium, type Page } from 'playwright';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Document, DocumentFiles } from '../../publishing/body/document.ts';
import { documentFromHtml } from '../../publishing/body/from-html.ts';
import { documentFromMarkdown } from '../../publishing/body/from-markdown.ts';
import { launchOptions } from '../../test/chromium.ts';
import { hostileBodies } from '../../test/hostile-bodies.ts';
import { Body } from './body.tsx';

const SITE = 'https://site.invalid/';
const BLANK = `${SITE}blank`;
const PICTURE = `${SITE}picture.png`;
const BODIES_A_PAGE = 200;

const options = { resolveImage: ({ alt }: { alt: string }) => ({ file: 'picture', alt }) };
const files: DocumentFiles = {
  picture: {
    id: 'picture',
    src: '/picture.png',
    contentType: 'image/png',
    bytes: 1,
    width: 1,
    height: 1,
    renditions: [],
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
}, 60_000);
afterAll(() => browser?.close());

test('no hostile body runs a script, asks for anything or leaves its page', { timeout: 180_000 }, async () => {
  const documents = hostileBodies().flatMap(({ source }) => [
    documentFromHtml(source, options).document,
    documentFromMarkdown(source, options).document,
  ]);
  expect(documents.length).toBeGreaterThan(40);
  for (let start = 0; start < documents.length; start += BODIES_A_PAGE) {
    const markup = documents
      .slice(start, start + BODIES_A_PAGE)
      .map(draw)
      .join('\n');
    expect(await happeningsOn(markup)).toEqual([]);
  }
});

test('a script that did run would be seen', async () => {
  expect(await happeningsOn('<img src="/elsewhere.png" onerror="ran = 1; console.log(1); alert(1)">')).toEqual([
    `request ${SITE}elsewhere.png`,
    'console Failed to load resource: net::ERR_FAILED',
    'console 1',
    'dialog 1',
    'global ran',
  ]);
  expect(await happeningsOn('<a href="javascript:ran()">press</a><p id="location2">')).toEqual([
    'link javascript:ran()',
    'global location2',
  ]);
});

function draw(document: Document): string {
  return renderToStaticMarkup(<Body document={document} files={files} />);
}

/** What a page does beyond showing its text and its picture while a reader points at, focuses and presses everything in it. */
async function happeningsOn(markup: string): Promise<string[]> {
  const happenings: string[] = [];
  const page = await browser.newPage();
  page.on('dialog', (dialog) => {
    happenings.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => happenings.push(`console ${message.text()}`));
  page.on('pageerror', (error) => happenings.push(`error ${error.message}`));
  page.on('popup', (popup) => happenings.push(`popup ${popup.url()}`));
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === SITE)
      return route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><meta charset="utf-8"><main>${markup}</main>`,
      });
    if (url === BLANK) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    if (url === PICTURE) return route.fulfill({ contentType: 'image/png', body: '' });
    happenings.push(`request ${url}`);
    return route.abort();
  });
  await page.goto(BLANK);
  const blank = await globalsOf(page);
  await page.goto(SITE);
  happenings.push(
    ...(await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('main *')) {
        for (const type of ['pointerover', 'mouseover', 'mousedown', 'animationstart', 'toggle']) {
          element.dispatchEvent(new Event(type, { bubbles: true }));
        }
        element.focus();
        if (element.tagName !== 'A' && element.tagName !== 'SUMMARY') element.click();
      }
      return [...document.links]
        .filter(({ protocol }) => !['http:', 'https:', 'mailto:', 'tel:'].includes(protocol))
        .map(({ href }) => `link ${href}`);
    })),
  );
  const globals = await globalsOf(page);
  happenings.push(
    ...globals
      .filter((name) => !blank.includes(name) && !/^(s|footnote|footnotes|key)(-|$)/.test(name))
      .map((name) => `global ${name}`),
  );
  if (page.url() !== SITE) happenings.push(`address ${page.url()}`);
  await page.close();
  return happenings;
}

/** The names that scripts of the page can read as variables, those that ids of elements make included. */
function globalsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...Object.getOwnPropertyNames(window),
    ...[...document.querySelectorAll('[id], [name]')]
      .flatMap((element) => [element.id, element.getAttribute('name') ?? ''])
      .filter(Boolean),
  ]);
}
