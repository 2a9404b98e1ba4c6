import { expect, test } from '../fixtures.ts';
import { PAGES } from '../pages.ts';

for (const [name, path] of Object.entries(PAGES)) {
  test(`the head of ${name} is whole`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    const source = (await response?.text()) ?? '';
    const head = source.slice(0, source.indexOf('</head>'));
    expect(head.match(/<title>[^<]+<\/title>/g)).toHaveLength(1);
    expect(head).toMatch(/<meta name="description" content="[^"]{20,}/);
    const canonical = head.match(/<link rel="canonical" href="([^"]+)"/)?.[1] ?? '';
    expect(new URL(canonical).pathname).toBe(path);
    expect(head).toContain('property="og:title"');
    expect(head).toContain(`property="og:url" content="${canonical}"`);
    const type = head.match(/property="og:type" content="(\w+)"/)?.[1];
    if (path.startsWith('/publications/')) expect(type).toBe('article');
    else expect(type).toMatch(/^(website|profile)$/);

    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.getByRole('banner')).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('contentinfo')).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  });
}
