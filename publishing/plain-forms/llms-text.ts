import type { HubCard } from '../hubs/views.ts';
import type { Institution } from '../institution/institution.ts';
import { GROUPS, type Group } from '../kinds.ts';
import type { PublicationCard } from '../publications/views.ts';
import { absolute, routes } from '../routes.ts';

/** The text of /llms.txt (llmstxt.org): what the site is, and where its newest texts are as plain Markdown. */
export function llmsText(
  institution: Institution,
  newest: Record<Group, PublicationCard[]>,
  topics: HubCard[],
  origin: string,
): string {
  const { name, tagline, description } = institution;
  const groups = (Object.keys(GROUPS) as Group[])
    .filter((group) => newest[group].length > 0)
    .map((group) =>
      section(
        GROUPS[group].label,
        newest[group].map((card) => entry(card, origin)),
      ),
    );
  const hubs = topics.map((topic) => link(topic.name, absolute(origin, routes.hub('topic', topic.slug))));
  const follow = [
    link('Everything new, whole texts', absolute(origin, routes.feed('/', 'json'))),
    link('Every address', absolute(origin, routes.sitemap())),
  ];
  return `${[
    `# ${one(name)}`,
    `> ${one(description || tagline || name)}`,
    'Each publication is also plain Markdown at its address with .md after it, and JSON with .json.',
    ...groups,
    ...(hubs.length > 0 ? [section('Topics', hubs)] : []),
    section('Optional', follow),
  ].join('\n\n')}\n`;
}

function entry({ kind, slug, title, summary }: PublicationCard, origin: string): string {
  const text = summary ? `: ${one(summary)}` : '';
  return `${link(title, absolute(origin, routes.form(kind, slug, 'md')))}${text}`;
}

function section(title: string, lines: string[]): string {
  return [`## ${title}`, '', ...lines.map((line) => `- ${line}`)].join('\n');
}

function link(text: string, url: string): string {
  return `[${one(text).replace(/[[\]]/g, '\\$&')}](${url})`;
}

function one(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
