import { difference } from '../../lib/difference.ts';
import type { Names } from '../body/block-labels.ts';
import { compareText, type Run, replaced } from '../body/compared-words.ts';
import { type ComparedNode, compareDocuments } from '../body/comparison.ts';
import { rulesOf } from '../kinds.ts';
import { languageInEnglish } from '../language-names.ts';
import { type Clock, formatMoment } from '../newsroom-dates.ts';
import type { BylineItem, PublicationContent } from './content.ts';
import type { ContributorRole } from './views.ts';

/** One entry of a list (byline, hubs, files, related) that is not as it was, in words: "moved from 2nd to 1st". */
export type EntryChange = { name: string; what: 'added' | 'removed' | 'changed'; details: string[] };

/** A field of the metadata that changed: as words that went and came, or entry by entry. */
export type FieldChange = { label: string } & (
  | { runs: Run[]; entries?: undefined }
  | { entries: EntryChange[]; runs?: undefined }
);

/** `language` is that of the newer one. */
export type ContentComparison = { fields: FieldChange[]; body: ComparedNode[]; language: string };

/** Two contents side by side. `names` tells what the ids in them are called, `clock` by whose clocks moments are said. */
export function compareContents(
  before: PublicationContent,
  after: PublicationContent,
  names: Names,
  clock: Clock,
): ContentComparison {
  return {
    fields: [...textFields(before, after, names, clock), ...listFields(before, after, names)],
    body: compareDocuments(before.body, after.body, names),
    language: after.language,
  };
}

/** Every id in a content that stands for something with a name. */
export function idsIn(content: PublicationContent, filesOfBody: string[]): string[] {
  return [
    ...content.byline.map((item) => item.personId ?? item.organizationId),
    ...content.hubs,
    ...content.related,
    ...content.downloads.map(({ fileId }) => fileId),
    ...filesOfBody,
    ...(content.cover ? [content.cover.fileId] : []),
    ...(content.outletId === null ? [] : [content.outletId]),
    ...(content.translationOf === null ? [] : [content.translationOf]),
  ];
}

export const ROLE_NAMES: Record<ContributorRole, string> = {
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  with: 'with',
  host: 'host',
  guest: 'guest',
  speaker: 'speaker',
};

type Reader = (content: PublicationContent, names: Names, clock: Clock) => string | null;

/** Fields that are one line, in the order in which they are shown; prose is compared word by word. */
const FIELDS: { label: string; read: Reader; prose?: boolean }[] = [
  { label: 'Kind', read: ({ kind }) => rulesOf(kind).label },
  { label: 'Title', read: ({ title }) => title, prose: true },
  { label: 'Subtitle', read: ({ subtitle }) => subtitle, prose: true },
  { label: 'Summary', read: ({ summary }) => summary, prose: true },
  { label: 'Language', read: ({ language }) => languageInEnglish(language) },
  { label: 'Report number', read: ({ reportNumber }) => reportNumber },
  { label: 'Begins', read: ({ event }, _, clock) => momentInWords(event?.startsAt, clock) },
  { label: 'Ends', read: ({ event }, _, clock) => momentInWords(event?.endsAt, clock) },
  { label: 'Venue', read: ({ event }) => event?.venue ?? null, prose: true },
  { label: 'Registration', read: ({ event }) => event?.registrationUrl ?? null },
  { label: 'Outlet', read: ({ outletId }, names) => outletId && names(outletId) },
  { label: 'Original address', read: ({ originalUrl }) => originalUrl },
  { label: 'Cover', read: ({ cover }, names) => cover && names(cover.fileId) },
  { label: 'Description of the cover', read: ({ cover }) => cover?.alt ?? null, prose: true },
  { label: 'Translation of', read: ({ translationOf }, names) => translationOf && names(translationOf) },
  { label: 'DOI', read: ({ doi }) => doi },
  { label: 'Title in search results', read: ({ headTitle }) => headTitle, prose: true },
  { label: 'Description in search results', read: ({ headDescription }) => headDescription, prose: true },
];

function momentInWords(instant: string | null | undefined, clock: Clock): string | null {
  return instant ? formatMoment(new Date(instant), clock) : null;
}

function textFields(before: PublicationContent, after: PublicationContent, names: Names, clock: Clock): FieldChange[] {
  return FIELDS.flatMap(({ label, read, prose }) => {
    const [was, now] = [read(before, names, clock) ?? '', read(after, names, clock) ?? ''];
    const other = label === 'Cover' && before.cover?.fileId !== after.cover?.fileId;
    if (was === now && !other) return [];
    return [{ label, runs: prose ? compareText(was, now) : replaced(was, now) }];
  });
}

function listFields(before: PublicationContent, after: PublicationContent, names: Names): FieldChange[] {
  const ids = (label: string, was: string[], now: string[]) => ({
    label,
    entries: compareEntries(
      was,
      now,
      (id) => id,
      names,
      () => [],
    ),
  });
  return [
    {
      label: 'Byline',
      entries: compareEntries(
        before.byline,
        after.byline,
        contributorId,
        (item) => names(contributorId(item)),
        bylineDetails,
      ),
    },
    ids('Topics, regions, programs, series', before.hubs, after.hubs),
    {
      label: 'Files',
      entries: compareEntries(
        before.downloads,
        after.downloads,
        ({ fileId }) => fileId,
        ({ fileId }) => names(fileId),
        (was, now) => (was.label === now.label ? [] : [`label was “${was.label}”, is “${now.label}”`]),
      ),
    },
    ids('Related items', before.related, after.related),
  ].filter(({ entries }) => entries.length > 0);
}

function contributorId(item: BylineItem): string {
  return item.personId ?? item.organizationId;
}

function bylineDetails(was: BylineItem, now: BylineItem): string[] {
  return [
    ...(was.role === now.role ? [] : [`was ${ROLE_NAMES[was.role]}, is ${ROLE_NAMES[now.role]}`]),
    ...(was.affiliation === now.affiliation
      ? []
      : [`affiliation was ${quoted(was.affiliation)}, is ${quoted(now.affiliation)}`]),
  ];
}

function quoted(text: string | null): string {
  return text === null ? 'empty' : `“${text}”`;
}

/** What became of each entry. Moved are the fewest that explain the new order, not all that others pushed along. */
function compareEntries<T>(
  before: T[],
  after: T[],
  keyOf: (entry: T) => string,
  nameOf: (entry: T) => string,
  detailsOf: (was: T, now: T) => string[],
): EntryChange[] {
  const [was, now] = [numbered(before, keyOf), numbered(after, keyOf)];
  const common = {
    before: [...was.keys()].filter((key) => now.has(key)),
    after: [...now.keys()].filter((key) => was.has(key)),
  };
  const still = new Set(
    difference(common.before, common.after).flatMap(({ what, from, to }) =>
      what === 'same' ? common.before.slice(from, to) : [],
    ),
  );
  const changed = [...now].flatMap(([key, { entry, place }]): EntryChange[] => {
    const earlier = was.get(key);
    if (!earlier) return [{ name: nameOf(entry), what: 'added', details: [`as ${ordinal(place)}`] }];
    const details = [
      ...(still.has(key) ? [] : [`moved from ${ordinal(earlier.place)} to ${ordinal(place)}`]),
      ...detailsOf(earlier.entry, entry),
    ];
    return details.length > 0 ? [{ name: nameOf(entry), what: 'changed', details }] : [];
  });
  const removed = [...was].flatMap(([key, { entry, place }]): EntryChange[] =>
    now.has(key) ? [] : [{ name: nameOf(entry), what: 'removed', details: [`was ${ordinal(place)}`] }],
  );
  return [...changed, ...removed];
}

/** Entries by key with their place from 1; one that comes again has a key of its own. */
function numbered<T>(entries: T[], keyOf: (entry: T) => string): Map<string, { entry: T; place: number }> {
  const found = new Map<string, { entry: T; place: number }>();
  for (const [index, entry] of entries.entries()) {
    let key = keyOf(entry);
    while (found.has(key)) key += '+';
    found.set(key, { entry, place: index + 1 });
  }
  return found;
}

function ordinal(place: number): string {
  const ending =
    place % 100 >= 11 && place % 100 <= 13
      ? 'th'
      : (({ 1: 'st', 2: 'nd', 3: 'rd' } as Record<number, string>)[place % 10] ?? 'th');
  return `${place}${ending}`;
}
