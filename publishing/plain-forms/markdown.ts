import { documentToMarkdown } from '../body/to-markdown.ts';
import type { CitableWork } from '../citations/citable-work.ts';
import { machineDate } from '../dates.ts';
import type { Institution } from '../institution/institution.ts';
import { rulesOf } from '../kinds.ts';
import { bylineText } from '../publications/byline.ts';
import type { PublishedPublication } from '../publications/views.ts';

/** A publication as a Markdown file: what stands on its page, without what stands around it. */
export function publicationMarkdown(
  publication: PublishedPublication,
  work: CitableWork,
  institution: Institution,
): string {
  const { kind, title, subtitle, summary, body, files, notes, withdrawal, date, outlet, originalUrl } = publication;
  const { origin } = new URL(work.page);
  const line = [rulesOf(kind).label, machineDate(date, institution), institution.name].join(' · ');
  const parts = [
    `# ${plain(title)}`,
    subtitle && `*${plain(subtitle)}*`,
    line,
    bylineText(publication.byline) && plain(bylineText(publication.byline)),
    withdrawal && `> **Withdrawn.** ${plain(withdrawal.reason)}`,
    ...notes.map(({ type, at, text }) => `> **${LABELS[type]}, ${day(at, institution)}.** ${plain(text)}`),
    summary && `> ${plain(summary)}`,
    body.content.length > 0 && documentToMarkdown(body, files, origin).trimEnd(),
    originalUrl && `[Read the full piece${outlet ? ` at ${plain(outlet.name)}` : ''}](${originalUrl})`,
    `Source: <${work.page}>`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const LABELS = { correction: 'Correction', clarification: 'Clarification', update: 'Update' };

function day(at: Date, institution: Institution): string {
  return machineDate({ at, precision: 'day' }, institution);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
