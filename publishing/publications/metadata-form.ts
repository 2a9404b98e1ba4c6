import { isKind } from '../kinds.ts';
import { instantsOf, localTimeOf } from '../local-time.ts';
import type { BylineItem, PublicationContent } from './content.ts';
import type { Metadata } from './content-merge.ts';
import type { ContributorRole } from './views.ts';

/**
 * The metadata of a publication as the fields of one form, which works without scripts too. Values stay as they were typed:
 * what is wrong with them the command says. An input is called by its place in the content, so that a refusal stands beside it.
 */
export type MetadataFields = Record<string, string>;

/** The metadata that a form describes. What is not in the form is taken from `before`. */
export function metadataFrom(fields: MetadataFields, before: Metadata, timeZone: string): Metadata {
  const text = (name: string, otherwise: string | null) => fields[name] ?? otherwise ?? '';
  const optional = (name: string, otherwise: string | null) => text(name, otherwise).trim() || null;
  const kind = text('kind', before.kind);
  return {
    kind: isKind(kind) ? kind : before.kind,
    title: text('title', before.title),
    subtitle: optional('subtitle', before.subtitle),
    summary: text('summary', before.summary),
    language: text('language', before.language),
    reportNumber: optional('reportNumber', before.reportNumber),
    event: eventFrom(fields, before, timeZone),
    outletId: optional('outletId', before.outletId),
    originalUrl: optional('originalUrl', before.originalUrl),
    cover: coverFrom(fields, before),
    byline: fields['byline.count'] === undefined ? before.byline : bylineFrom(fields),
    hubs: fields['hubs.shown'] === undefined ? before.hubs : hubsFrom(fields, before.hubs),
    downloads: fields['downloads.count'] === undefined ? before.downloads : downloadsFrom(fields),
    related:
      fields['related.count'] === undefined
        ? before.related
        : entriesOf(fields, 'related').flatMap((entry) => entry('id') || []),
    translationOf: fields['translationOf.remove'] ? null : optional('translationOf', before.translationOf),
    doi: optional('doi', before.doi),
    headTitle: optional('headTitle', before.headTitle),
    headDescription: optional('headDescription', before.headDescription),
  };
}

/** An instant as the field of a form has it: "2026-03-26T09:00" by the institution's clocks; empty for none. */
export function localFieldOf(instant: string | null, timeZone: string): string {
  const at = new Date(instant ?? '');
  if (Number.isNaN(at.getTime())) return '';
  const { date, time } = localTimeOf(at, timeZone);
  return `${date}T${time}`;
}

/**
 * The instant that a field means. An hour that the clocks leave out is the first after it, one that they show twice is the
 * earlier. What is no time is given back as it was written.
 */
export function instantOfField(field: string, timeZone: string): string {
  const [date = '', time = ''] = field.split('T');
  const instants = instantsOf({ date, time: time.slice(0, 5) }, timeZone);
  if (!instants) return field;
  const at = instants.kind === 'one' ? instants.at : instants.kind === 'twice' ? instants.first : instants.next;
  return at.toISOString();
}

function eventFrom(fields: MetadataFields, { event: before }: Metadata, timeZone: string): PublicationContent['event'] {
  if (fields['event.startsAt'] === undefined) return before;
  const [startsAt, endsAt] = [fields['event.startsAt'].trim(), (fields['event.endsAt'] ?? '').trim()];
  const venue = (fields['event.venue'] ?? '').trim() || null;
  const registrationUrl = (fields['event.registrationUrl'] ?? '').trim() || null;
  if (!startsAt && !endsAt && !venue && !registrationUrl) return null;
  return {
    startsAt: unchanged(startsAt, before?.startsAt ?? null, timeZone) ?? instantOfField(startsAt, timeZone),
    endsAt: endsAt ? (unchanged(endsAt, before?.endsAt ?? null, timeZone) ?? instantOfField(endsAt, timeZone)) : null,
    venue,
    registrationUrl,
  };
}

/** The instant as it was, when the field still shows it: seconds and offsets are not lost by opening a form. */
function unchanged(field: string, instant: string | null, timeZone: string): string | null {
  return instant !== null && localFieldOf(instant, timeZone) === field ? instant : null;
}

function coverFrom(fields: MetadataFields, { cover: before }: Metadata): PublicationContent['cover'] {
  const fileId = fields['cover.fileId'] ?? before?.fileId ?? '';
  if (!fileId || fields['cover.remove']) return null;
  return { fileId, alt: fields['cover.alt'] ?? before?.alt ?? '' };
}

function bylineFrom(fields: MetadataFields): BylineItem[] {
  return entriesOf(fields, 'byline').flatMap((entry): BylineItem[] => {
    const [type, id = ''] = entry('who').split(':');
    const role = entry('role') as ContributorRole;
    const affiliation = entry('affiliation').trim() || null;
    if (!id) return [];
    return [type === 'person' ? { role, affiliation, personId: id } : { role, affiliation, organizationId: id }];
  });
}

function downloadsFrom(fields: MetadataFields): PublicationContent['downloads'] {
  return entriesOf(fields, 'downloads').flatMap((entry) => {
    const fileId = entry('fileId');
    return fileId ? [{ fileId, label: entry('label') }] : [];
  });
}

/** Those that were chosen before keep their order; new ones come after them. */
function hubsFrom(fields: MetadataFields, before: string[]): string[] {
  const chosen = Object.keys(fields).flatMap((name) => (name.startsWith('hub.') ? [name.slice(4)] : []));
  return [...before.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !before.includes(id))];
}

/** The entries of a list, without those to be taken out, in the order of the numbers that were written beside them. */
function entriesOf(fields: MetadataFields, list: string): ((name: string) => string)[] {
  const count = Math.min(Number(fields[`${list}.count`]) || 0, 500);
  return Array.from({ length: count }, (_, index) => (name: string) => fields[`${list}.${index}.${name}`] ?? '')
    .map((entry, index) => ({ entry, place: Number(entry('position')) || index + 1, index }))
    .filter(({ entry }) => !entry('remove'))
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ entry }) => entry);
}
