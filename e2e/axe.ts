import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDTHS = [390, 1440];
/** The rules that judge colors: in the dark nothing else is another (the tokens in app/tokens.css). */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];
/** Whether a finger meets what it aims at (WCAG 2.5.8), which axe looks at only when asked. */
const RULES = { rules: { 'target-size': { enabled: true } } };

/**
 * What axe finds on the page as it stands, and any heading of the first level but one: each rule with what breaks it. It looks in the page itself (its legacy
 * mode), not in the frame of a video; opening a further page for each look, as it does otherwise, takes a second.
 */
export async function axeFindings(
  page: Page,
  { within = 'html', except = [] as string[], only = [] as string[] } = {},
): Promise<string[]> {
  const axe = except.reduce((builder, selector) => builder.exclude(selector), new AxeBuilder({ page }).include(within));
  axe.options(RULES);
  if (only.length > 0) axe.withRules(only);
  const { violations } = await axe.setLegacyMode().analyze();
  const headings = within === 'html' ? await page.locator('h1').allTextContents() : [''];
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
    ...(headings.length === 1 ? [] : [`a page has one heading of the first level: ${headings.join(' | ')}`]),
  ];
}

/** Expects nothing of axe, light or dark, on a phone or a desk, and nothing wider than the screen. */
export async function expectSound(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await axeFindings(page), `light, ${width} px`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFindings(page, { only: OF_COLORS }), `dark, ${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}
