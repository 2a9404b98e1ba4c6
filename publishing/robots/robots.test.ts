import { expect, test } from 'vitest';
import { AI_CRAWLERS, robotsText } from './robots.ts';

const SITEMAP = 'https://example.org/sitemap.xml';

/** What a crawler of this name may fetch by RFC 9309, as far as our texts need it: its own group, else that of all. */
function mayFetch(text: string, agent: string, path: string): boolean {
  const groups = text
    .split('\n\n')
    .map((group) => group.split('\n').map((line) => line.split(': ') as [string, string]));
  const named = (name: string) =>
    groups.find((lines) => lines.some(([key, value]) => key === 'User-agent' && value === name));
  const rules = (named(agent) ?? named('*') ?? []).filter(([key]) => key === 'Disallow');
  return !rules.some(([, prefix]) => path.startsWith(prefix));
}

test.each([
  [{ aiTraining: false, aiSearch: true, aiReading: true }],
  [{ aiTraining: true, aiSearch: false, aiReading: true }],
  [{ aiTraining: true, aiSearch: true, aiReading: false }],
  [{ aiTraining: false, aiSearch: false, aiReading: false }],
  [{ aiTraining: true, aiSearch: true, aiReading: true }],
])('the three choices about artificial intelligence stand by themselves: %o', (settings) => {
  const text = robotsText(settings, SITEMAP);
  for (const [names, allowed] of [
    [AI_CRAWLERS.training, settings.aiTraining],
    [AI_CRAWLERS.search, settings.aiSearch],
    [AI_CRAWLERS.reading, settings.aiReading],
  ] as const) {
    for (const name of names)
      expect([name, mayFetch(text, name, '/publications/reports/one')]).toEqual([name, allowed]);
  }
  for (const path of ['/publications/reports/one', '/search']) expect(mayFetch(text, 'Googlebot', path)).toBe(true);
});

test('nobody is asked into the newsroom or to what a search finds, and everybody finds the sitemap', () => {
  const text = robotsText({ aiTraining: true, aiSearch: true, aiReading: true }, SITEMAP);
  for (const path of ['/staff', '/preview/x', '/staff/publications/1/preview', '/search?q=x', '/search/suggestions']) {
    for (const agent of ['Googlebot', 'GPTBot']) expect([path, mayFetch(text, agent, path)]).toEqual([path, false]);
  }
  for (const path of ['/', '/feed.xml', '/_next/static/x.css']) {
    expect([path, mayFetch(text, 'Googlebot', path)]).toEqual([path, true]);
  }
  expect(text).toMatch(/^Sitemap: https:\/\/example\.org\/sitemap\.xml$/m);
});
