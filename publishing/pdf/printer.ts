import type { Route } from 'playwright-core';
import { chromiumArguments, installedChromium, playwrightsChromium } from '../../lib/chromium.ts';
import { processWide } from '../../lib/process-wide.ts';
import { EDITION_META } from './edition.ts';
import { missingLetters } from './missing-letters.ts';
import { OTHER_SCRIPTS, otherScript, otherScriptsStyle } from './other-scripts.ts';

export type PrintJob = {
  /** Path of the page to print, and of the one that readers see. */
  path: string;
  page: string;
  /** The site's public origin: what links in the PDF lead to. */
  site: string;
  /** Where this process answers for that origin. */
  own: string;
  edition: string;
  title: string;
  language: string;
};

const WITHIN = 60_000;

/** Where the Chromium is that prints; null when there is none. */
export function printerPath(): Promise<string | null> {
  return processWide('pdf-printer', async () => {
    return installedChromium() ?? playwrightsChromium((await import('playwright-core')).chromium.executablePath());
  });
}

/**
 * A page of this site as PDF: tagged, with an outline of its headings. The browser sees the public addresses and is given
 * what this process answers at them; everything else is refused, so nothing is loaded from outside. Scripts don't run.
 * Null when no font here has the letters of the title; letters of the text that none has are named on the first page.
 * Throws when the page is of another edition than the one asked for, when something it shows can't be had just now, or when it
 * can't be printed within a minute.
 */
export async function printPdf(job: PrintJob): Promise<Uint8Array | null> {
  const { chromium } = await import('playwright-core');
  const executablePath = await printerPath();
  if (executablePath === null) throw new Error('There is no Chromium to print with.');
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments(), '--host-resolver-rules=MAP * ~NOTFOUND'],
    timeout: WITHIN,
  });
  const cut = setTimeout(() => void browser.close(), WITHIN);
  try {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      serviceWorkers: 'block',
      acceptDownloads: false,
      viewport: { width: 900, height: 1270 },
    });
    const lost: string[] = [];
    await context.route('**/*', async (route) => {
      // Nobody waits for this but the page, which goes on without what is not answered.
      if (await fromOwnServer(route, job).catch(() => false)) return;
      lost.push(route.request().url());
      await route.abort().catch(() => {});
    });
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const response = await page.goto(job.site + job.path, { waitUntil: 'load' });
    if (response?.status() !== 200) throw new Error(`${job.path} answered ${response?.status()} to the printer.`);
    const edition = await page.getAttribute(`meta[name="${EDITION_META}"]`, 'content');
    if (edition !== job.edition) throw new Error(`${job.path} is of edition ${edition}, not of ${job.edition}.`);
    const style = otherScriptsStyle(job.language);
    await page.evaluate(prepare, {
      title: job.title,
      language: job.language,
      style,
      family: OTHER_SCRIPTS,
      faces: FACES,
    });
    if ((await page.locator('h1').first().evaluate(missingLetters)).length > 0) return null;
    const missing = await page.locator('body').evaluate(missingLetters);
    if (lost.length > 0) throw new Error(`What the page shows could not be had for its print: ${lost.join(' ')}`);
    if (missing.length > 0) await page.evaluate(nameMissing, { letters: missing, address: job.site + job.page });
    return await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  } finally {
    clearTimeout(cut);
    await browser.close();
  }
}

type Missing = { letters: string[]; address: string };

/** In the page: says below the title which letters are not there, the first twelve by name, and where they are. */
function nameMissing({ letters, address }: Missing): void {
  const names = letters.map((letter) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
  const told = names.slice(0, 12).join(', ') + (names.length > 12 ? ` and ${names.length - 12} more` : '');
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.lang = 'en';
  notice.textContent = `Letters are missing from this PDF, because no font where it was made has them: ${told}. The text has them all at ${address}`;
  document.querySelector('h1')?.after(notice);
}

/** False, and nothing answered, when something of ours is there but could not be had just now. Throws when it breaks off. */
async function fromOwnServer(route: Route, { site, own }: PrintJob): Promise<boolean> {
  const url = new URL(route.request().url());
  if (url.origin !== site || route.request().method() !== 'GET') {
    await route.abort();
    return true;
  }
  const font = await otherScript(url.pathname);
  if (font) {
    await route.fulfill({ status: 200, contentType: 'font/ttf', body: font });
    return true;
  }
  const response = await fetch(own + url.pathname + url.search, { signal: AbortSignal.timeout(WITHIN) });
  if (response.status >= 500) return false;
  const contentType = response.headers.get('content-type') ?? undefined;
  const body = Buffer.from(await response.arrayBuffer());
  await route.fulfill({
    status: response.status,
    contentType,
    body: contentType?.startsWith('text/css') ? waitingForFonts(body) : body,
  });
  return true;
}

/** Style sheets for print: a face that comes late is waited for, where readers' pages would go without it. */
function waitingForFonts(css: Buffer): string {
  return css.toString().replaceAll(/font-display:\s*optional/g, 'font-display:block');
}

/** The lists of faces that the site's stylesheets set text in. */
const FACES = ['--text-face', '--display-face', '--sans-face'];

type Prepared = { title: string; language: string; style: string; family: string; faces: string[] };

/** In the page: what the PDF says of itself, letters of every script, and every picture and font loaded. */
async function prepare({ title, language, style, family, faces }: Prepared): Promise<void> {
  const root = document.documentElement;
  document.head.appendChild(document.createElement('style')).textContent = style;
  for (const name of faces)
    root.style.setProperty(name, `"${family}", ${getComputedStyle(root).getPropertyValue(name)}`);
  document.title = title;
  document.documentElement.lang = language;
  for (const details of document.querySelectorAll('details')) details.open = true;
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = 'eager';
  await document.fonts.load(`1em "${family}"`, document.body.textContent ?? '');
  await Promise.all([document.fonts.ready, ...pictures.map((picture) => picture.decode().catch(() => undefined))]);
}
