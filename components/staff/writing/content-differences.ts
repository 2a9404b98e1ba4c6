import { sameJson } from '../../../lib/canonical-json.ts';
import { alignBlocks } from '../../../publishing/body/alignment.ts';
import type { Block } from '../../../publishing/body/document.ts';
import { plainText } from '../../../publishing/body/text.ts';
import { KINDS } from '../../../publishing/kinds.ts';
import { languageInEnglish } from '../../../publishing/language-names.ts';
import { type Clock, formatMoment } from '../../../publishing/newsroom-dates.ts';
import type { PublicationContent } from '../../../publishing/publications/content.ts';
import type { MetadataField } from '../../../publishing/publications/content-merge.ts';
import type { NamedView } from '../../../publishing/publications/draft-views.ts';

/** One thing that two contents say differently, in words; null for what one of them does not have. */
export type Difference = { label: string; before: string | null; after: string | null };

export const FIELD_LABELS: Record<MetadataField, string> = {
  kind: 'Kind',
  title: 'Title',
  subtitle: 'Subtitle',
  summary: 'Summary',
  language: 'Language',
  reportNumber: 'Report number',
  event: 'Event',
  outletId: 'Outlet',
  originalUrl: 'Original address',
  cover: 'Cover',
  byline: 'Byline',
  hubs: 'Topics, regions, programs, series',
  downloads: 'Downloads',
  related: 'Related pieces',
  translationOf: 'Translation of',
  doi: 'DOI',
  headTitle: 'Title in search results',
  headDescription: 'Description in search results',
};

export type Names = NamedView & { hubs: Record<string, string>; clock: Clock };

export function differencesOf(before: PublicationContent, after: PublicationContent, names: Names): Difference[] {
  const fields = (Object.keys(FIELD_LABELS) as MetadataField[]).flatMap((field) =>
    sameJson(before[field], after[field])
      ? []
      : [
          {
            label: FIELD_LABELS[field],
            before: inWords(field, before[field], names) || null,
            after: inWords(field, after[field], names) || null,
          },
        ],
  );
  const blocks = alignBlocks(before.body.content, after.body.content).flatMap((step): Difference[] => {
    if (step.what === 'same') return [];
    const [earlier, later] = [
      step.before === null ? undefined : before.body.content[step.before],
      step.after === null ? undefined : after.body.content[step.after],
    ];
    return [
      { label: 'Text', before: earlier ? blockInWords(earlier) : null, after: later ? blockInWords(later) : null },
    ];
  });
  return [...fields, ...blocks];
}

/** A block as a line of text; one without words by what it is. */
export function blockInWords(block: Block): string {
  return plainText({ type: 'doc', content: [block] }) || NAMES[block.type] || block.type;
}

const NAMES: Partial<Record<Block['type'], string>> = {
  figure: 'A picture',
  horizontalRule: 'A rule',
  paragraph: 'An empty paragraph',
  table: 'A table',
  media: 'A recording',
};

/** The value of a field as a person reads it. */
export function inWords(field: MetadataField, value: unknown, names: Names): string {
  const content = { [field]: value } as Partial<PublicationContent>;
  switch (field) {
    case 'kind':
      return content.kind ? KINDS[content.kind].label : '';
    case 'byline':
      return (content.byline ?? [])
        .map((item) => {
          const name = names.contributors[item.personId ?? item.organizationId ?? '']?.label ?? 'somebody';
          return `${name} (${[item.role, item.affiliation].filter(Boolean).join(', ')})`;
        })
        .join(', ');
    case 'hubs':
      return (content.hubs ?? []).map((id) => names.hubs[id] ?? 'one that is gone').join(', ');
    case 'outletId':
      return content.outletId ? (names.outlets[content.outletId]?.label ?? 'another outlet') : '';
    case 'related':
      return (content.related ?? []).map((id) => names.publications[id]?.label ?? 'another piece').join(', ');
    case 'translationOf':
      return content.translationOf ? (names.publications[content.translationOf]?.label ?? 'another piece') : '';
    case 'downloads':
      return (content.downloads ?? []).map(({ label }) => label).join(', ');
    case 'cover':
      return content.cover ? (names.fileNames[content.cover.fileId] ?? 'a picture') : '';
    case 'language':
      return content.language ? languageInEnglish(content.language) : '';
    case 'event':
      return content.event ? eventInWords(content.event, names.clock) : '';
    default:
      return typeof value === 'string' ? value : '';
  }
}

function eventInWords(event: NonNullable<PublicationContent['event']>, clock: Clock): string {
  const { startsAt, endsAt, venue, registrationUrl } = event;
  const moment = (at: string | null) => at && formatMoment(new Date(at), clock);
  return [moment(startsAt), endsAt && `to ${moment(endsAt)}`, venue, registrationUrl].filter(Boolean).join(', ');
}
