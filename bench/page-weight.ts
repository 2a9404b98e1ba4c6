import { type Browser, chromium, type Page } from 'playwright';
import { launchOptions } from '../test/chromium.ts';
import { during } from './clean-up.ts';
import { atMost, type Line, shown } from './results.ts';

const HTML_AND_CSS = 45;
const FONTS = 90;
const JAVASCRIPT_ABOVE_EMPTY = 10;
const WIDTHS = [390, 1440];

/** What a browser with nothing kept loads for the article, and how much of each of `shifting` moves while it does. */
export async function pageWeight(
  article: string,
  emptyPage: string,
  shifting: Record<string, string>,
): Promise<Line[]> {
  const browser = await during(chromium.launch(launchOptions()), (launched) => launched.close());
  const weight = await weigh(browser, article);
  const empty = await weigh(browser, emptyPage);
  const html = weight.document ?? 0;
  const css = weight.stylesheet ?? 0;
  const javascript = weight.script ?? 0;
  const lines = [
    shown('HTML', kilobytes(html)),
    shown('CSS', kilobytes(css)),
    atMost('HTML + CSS', (html + css) / 1000, HTML_AND_CSS, 'kB', 1),
    atMost('fonts', (weight.font ?? 0) / 1000, FONTS, 'kB', 1),
    shown('JavaScript', kilobytes(javascript)),
    shown('JavaScript of the framework’s empty page', kilobytes(empty.script ?? 0)),
    atMost('JavaScript above that', (javascript - (empty.script ?? 0)) / 1000, JAVASCRIPT_ABOVE_EMPTY, 'kB', 1),
    shown('everything', kilobytes(Object.values(weight).reduce((sum, bytes) => sum + bytes, 0)), { weight }),
  ];
  for (const [name, url] of Object.entries(shifting)) {
    for (const width of WIDTHS) {
      lines.push(atMost(`layout shift, ${name}, ${width} px`, await layoutShift(browser, url, width), 0, '', 6));
    }
  }
  await browser.close();
  return lines;
}

/** Bytes of bodies as sent, by the browser's sort of resource. */
async function weigh(browser: Browser, url: string): Promise<Record<string, number>> {
  const page = await freshPage(browser, WIDTHS[1]);
  const weight: Record<string, number> = {};
  const reading: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    const type = request.resourceType();
    reading.push(
      request.sizes().then(({ responseBodySize }) => {
        weight[type] = (weight[type] ?? 0) + responseBodySize;
      }),
    );
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await Promise.all(reading);
  await page.context().close();
  return weight;
}

/** Sum of the unexpected layout shifts while the page loads and is read to its end. */
async function layoutShift(browser: Browser, url: string, width: number): Promise<number> {
  const page = await freshPage(browser, width);
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) shifts.sum += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await page.waitForLoadState('networkidle');
  const sum = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
  await page.context().close();
  return sum;
}

async function freshPage(browser: Browser, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  return context.newPage();
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
