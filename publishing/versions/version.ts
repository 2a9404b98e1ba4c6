import type { Names } from '../body/block-labels.ts';
import { compareText, type Run } from '../body/compared-words.ts';
import { rulesOf } from '../kinds.ts';
import type { PublicationContent } from '../publications/content.ts';
import { textChanges } from './text-changes.ts';

/** A version is a revision that readers have seen. Its number counts what was public, and nothing else, from 1. */

/** One thing that readers find different: what or where it is, and its words with those that went and came; without any, the fact. */
export type VersionChange = { what: string; runs: Run[] };

/** What readers find different in the newer of two versions, in the order of the page. `names` tells what ids are called. */
export function changesBetween(
  before: PublicationContent,
  after: PublicationContent,
  names: Names,
): { changes: VersionChange[]; more: number } {
  const text = textChanges(before.body, after.body);
  return { changes: [...frontChanges(before, after, names), ...text.changes], more: text.more };
}

type Content = PublicationContent;

function frontChanges(before: Content, after: Content, names: Names): VersionChange[] {
  const differs = (...parts: (keyof Content)[]) =>
    parts.some((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  const words = (what: string, read: (content: Content) => string | null) => {
    const [was, now] = [read(before) ?? '', read(after) ?? ''];
    return was === now ? [] : [{ what, runs: compareText(was, now) }];
  };
  const fact = (what: string, ...parts: (keyof Content)[]) => (differs(...parts) ? [{ what, runs: [] }] : []);
  const labels = words('Files to download', ({ downloads }) => downloads.map(({ label }) => label).join('; '));
  return [
    ...words('Kind', ({ kind }) => rulesOf(kind).label),
    ...words('Title', ({ title }) => title),
    ...words('Subtitle', ({ subtitle }) => subtitle),
    ...words('Byline', ({ byline }) => byline.map((item) => credit(item, names)).join(', ')),
    ...words('Summary', ({ summary }) => summary),
    ...fact('The cover changed.', 'cover'),
    ...(labels.length > 0 ? labels : fact('A file to download was replaced.', 'downloads')),
    ...fact('Time or place of the event changed.', 'event'),
    ...fact('The link to the full piece changed.', 'outletId', 'originalUrl'),
    ...words('Number', ({ reportNumber }) => reportNumber),
    ...words('DOI', ({ doi }) => doi),
    ...words('Topics, regions, programs and series', ({ hubs }) => hubs.map(names).join(', ')),
    ...fact('The language is named differently.', 'language'),
  ];
}

/** "Anna Weir (Harbor College)", "Tom Ash, editor". */
function credit({ role, affiliation, personId, organizationId }: Content['byline'][number], names: Names): string {
  const place = affiliation === null ? '' : ` (${affiliation})`;
  return `${names(personId ?? organizationId)}${place}${role === 'author' ? '' : `, ${role}`}`;
}
