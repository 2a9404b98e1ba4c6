import type { MachineSettings } from '../institution/machine-settings.ts';

/** What crawlers are asked to leave alone (RFC 9309). It binds nobody: what nobody may see is not served at all. */

/**
 * The names under which crawlers of artificial intelligence ask, by what they do with a text; from what their makers publish.
 * They are independent of each other: who may find a text for an answer need not be allowed to learn from it.
 */
export const AI_CRAWLERS = {
  asOf: '2026-11-26',
  training: ['GPTBot', 'ClaudeBot', 'Google-Extended', 'Applebot-Extended', 'CCBot'],
  search: ['OAI-SearchBot', 'Claude-SearchBot', 'PerplexityBot'],
  reading: ['ChatGPT-User', 'Claude-User', 'Perplexity-User'],
} as const;

// The way into the search is for everybody; what it finds is for no index.
const CLOSED = ['/staff', '/preview/', '/search?', '/search/', '/internal/'];

/** The text of /robots.txt. `sitemap` is absolute. */
export function robotsText(
  settings: Pick<MachineSettings, 'aiTraining' | 'aiSearch' | 'aiReading'>,
  sitemap: string,
): string {
  const refused = [
    ...(settings.aiTraining ? [] : AI_CRAWLERS.training),
    ...(settings.aiSearch ? [] : AI_CRAWLERS.search),
    ...(settings.aiReading ? [] : AI_CRAWLERS.reading),
  ];
  const groups = [
    ['User-agent: *', ...CLOSED.map((path) => `Disallow: ${path}`)],
    ...(refused.length > 0 ? [[...refused.map((name) => `User-agent: ${name}`), 'Disallow: /']] : []),
    [`Sitemap: ${sitemap}`],
  ];
  return `${groups.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
