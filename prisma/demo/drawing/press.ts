import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import subsetFont from 'subset-font';
import { launchOptions } from '../../../test/chromium.ts';
import { times } from './palette.ts';

const FONTS = join(import.meta.dirname, '../../../node_modules/@fontsource-variable');

/** Runs `work` with a page that has the site's typefaces, so that no picture depends on the machine's. */
export async function atThePress<T>(work: (press: Press) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(launchOptions());
  try {
    return await work(new Press(await browser.newPage()));
  } finally {
    await browser.close();
  }
}

export class Press {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The page's picture as PNG. */
  async picture(html: string, css: string, width: number, height: number): Promise<Uint8Array> {
    await this.#page.setViewportSize({ width, height });
    await this.#set(html, VARIABLE_FACES + css);
    return this.#page.screenshot({ clip: { x: 0, y: 0, width, height } });
  }

  /** The page as a PDF on US letter paper that bears `title`, its margins set by the page's own CSS. */
  async paper(title: string, html: string, css: string): Promise<Uint8Array> {
    await this.#set(html, (await staticFaces()) + css);
    await this.#page.evaluate(`document.title = ${JSON.stringify(title)}`);
    return this.#page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  }

  async #set(html: string, css: string): Promise<void> {
    await this.#page.setContent(`<!doctype html><style>*{box-sizing:border-box}body{margin:0}${css}</style>${html}`);
    await this.#page.evaluate(
      'document.fonts.ready.then(() => Promise.all([...document.images].map((image) => image.decode())))',
    );
  }
}

const NEWSREADER = 'newsreader/files/newsreader-latin-opsz-normal.woff2';
const NEWSREADER_ITALIC = 'newsreader/files/newsreader-latin-opsz-italic.woff2';
const PUBLIC_SANS = 'public-sans/files/public-sans-latin-wght-normal.woff2';

const VARIABLE_FACES = [
  face('Newsreader', fontFile(NEWSREADER), 'normal', '200 800'),
  face('Newsreader', fontFile(NEWSREADER_ITALIC), 'italic', '200 800'),
  face('Public Sans', fontFile(PUBLIC_SANS), 'normal', '100 900'),
].join('');

/** Single weights: a PDF keeps a variable typeface as drawings of every letter, five times the size. */
async function staticFaces(): Promise<string> {
  const faces = await Promise.all([
    staticFace('Newsreader', NEWSREADER, 'normal', { wght: 400, opsz: 14 }),
    staticFace('Newsreader', NEWSREADER, 'normal', { wght: 600, opsz: 24 }),
    staticFace('Newsreader', NEWSREADER_ITALIC, 'italic', { wght: 400, opsz: 14 }),
    staticFace('Public Sans', PUBLIC_SANS, 'normal', { wght: 400 }),
    staticFace('Public Sans', PUBLIC_SANS, 'normal', { wght: 600 }),
  ]);
  return faces.join('');
}

async function staticFace(family: string, file: string, style: string, axes: { wght: number; opsz?: number }) {
  const letters = [...times(0x230, (index) => index + 0x20), ...times(0x50, (index) => index + 0x2010), 0x20ac, 0x2212];
  const bytes = await subsetFont(fontFile(file), String.fromCodePoint(...letters), {
    targetFormat: 'woff2',
    variationAxes: axes as Record<string, number>,
    keepFeatures: ['kern', 'liga', 'tnum'],
    noHinting: true,
    keepAllGlyphs: false,
  });
  return face(family, bytes, style, String(axes.wght));
}

function fontFile(file: string): Buffer {
  return readFileSync(join(FONTS, file));
}

function face(family: string, bytes: Buffer, style: string, weights: string): string {
  return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weights};src:url(data:font/woff2;base64,${bytes.toString('base64')})}`;
}
