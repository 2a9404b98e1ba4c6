import { slugFrom } from '../../lib/slug.ts';
import type { Kind } from '../kinds.ts';
import { aliasAt } from './addresses.ts';
import { firstFilled, innerTextOf, isTrue, lineOf, listOf, shown, textOf } from './field-values.ts';
import type { Fields } from './front-matter.ts';
import { dayIn, type HugoDate, readHugoDate } from './hugo-date.ts';
import { leftFields } from './left-fields.ts';
import type { FieldRole, Mapping } from './mapping.ts';
import { plainLine } from './plain-line.ts';
import type { Reporter } from './report.ts';
import { readReported } from './reported-front-matter.ts';
import { MARKDOWN, type SourceFile } from './site-folder.ts';
import { withoutStrayFields } from './stray-fields.ts';

/** One article, event or page of the old site, read but not yet brought together with the others. */
export type Item = {
  key: string;
  hash: string;
  kind: Kind;
  collection: string;
  title: string;
  subtitle: string;
  summary: string;
  /** The slug it had, and the one it asks for here. */
  oldSlug: string;
  slug: string;
  date: HugoDate | null;
  endsAt: Date | null;
  venue: string | null;
  registrationUrl: string | null;
  authors: string[];
  topics: string[];
  outlet: string;
  originalUrl: string;
  /** Where the old site sent readers instead, and the page it named as the original. */
  movedTo: string;
  canonical: string;
  /** Uid of a picture record, with what the item itself says the picture shows. */
  picture: { uid: string; alt: string } | null;
  aliases: string[];
  /** Its address at the old site, by the collection's patterns. */
  addresses: string[];
  draft: boolean;
  video: { id: string; title: string } | null;
  text: string;
};

/** Reads an item; null when its front matter can't be read, which is reported. */
export function readItem(
  file: SourceFile,
  collection: Mapping['collections'][number],
  mapping: Mapping,
  timeZone: string,
  reporter: Reporter,
): Item | null {
  const read = readReported(file, reporter);
  if (!read) return null;
  const tell: Tell = (type, message) => reporter.remark(type, file.key, message);

  const { fields } = read;
  const field = (role: FieldRole) => textOf(fields, mapping.fields[role]);
  const title = cleaned(field('title'), 'title', 500, tell);
  if (title === '') tell('title-missing', 'It has no title.');

  const written = field('slug') || nameOf(file.key);
  const slug = slugFrom(written) || slugFrom(nameOf(file.key)) || slugFrom(title) || 'untitled';
  if (slug !== written) tell('slug-changed', `“${written}” is “${slug}” here.`);

  const date = readDate(field('date'), timeZone, tell) ?? dateInName(file.key, timeZone);
  const unique = (names: string[], what: string) => {
    const kept = [...new Set(names)];
    if (kept.length < names.length) tell('named-twice', `A ${what} is named twice.`);
    return kept;
  };
  remarkStates(fields, mapping, tell);
  for (const left of leftFields(fields, mapping)) tell('not-carried', left);
  const pictureUid = field('picture');
  const addresses = collection.addresses.flatMap((pattern) => oldAddress(pattern, date, written));
  const { text, stray } = withoutStrayFields(read.body, namesOf(mapping));
  for (const line of stray) tell('field-in-text', `“${line}” stood in the text.`);
  return {
    key: file.key,
    hash: file.hash,
    kind: collection.kind,
    collection: collection.folder,
    title,
    subtitle: field('subtitle'),
    summary: field('summary'),
    oldSlug: written,
    slug,
    date,
    ...eventFields(fields, collection.kind, mapping, date, timeZone, tell),
    authors: unique(listOf(fields, mapping.fields.authors), 'author'),
    topics: unique(listOf(fields, mapping.fields.topics), 'topic'),
    outlet: field('outlet'),
    originalUrl: webAddress(field('originalUrl'), 'full piece', tell) ?? '',
    movedTo: webAddress(field('movedTo'), 'page it moved to', tell) ?? '',
    canonical: webAddress(field('canonical'), 'original', tell) ?? '',
    picture: pictureUid
      ? { uid: pictureUid, alt: innerTextOf(fields, [firstFilled(fields, mapping.fields.picture)], 'alt') }
      : null,
    aliases: mapping.fields.aliases.flatMap((name) =>
      listOf(fields, [name]).map((alias) => (name === 'url' ? alias : aliasAt(addresses[0], alias))),
    ),
    addresses,
    draft: isTrue(field('draft')),
    video: field('video') ? { id: field('video'), title: field('videoTitle') } : null,
    text,
  };
}

/** What only an event has a place for. */
function eventFields(
  fields: Fields,
  kind: Kind,
  { fields: roles, ignored }: Mapping,
  date: HugoDate | null,
  timeZone: string,
  tell: Tell,
): Pick<Item, 'endsAt' | 'venue' | 'registrationUrl'> {
  const written = {
    endsAt: textOf(fields, roles.endsAt),
    venue: lineOf(fields, roles.venue, ignored),
    registrationUrl: textOf(fields, roles.registrationUrl),
  };
  if (kind !== 'event') {
    for (const text of Object.values(written))
      if (text) tell('not-carried', `Of an event, which it is not: ${shown(text)}`);
    return { endsAt: null, venue: null, registrationUrl: null };
  }
  const end = written.endsAt ? (readDate(written.endsAt, timeZone, tell)?.at ?? null) : null;
  const isBefore = end !== null && date !== null && end < date.at;
  if (isBefore) tell('not-carried', `It would end before it begins: ${shown(written.endsAt)}`);
  return {
    endsAt: isBefore ? null : end,
    venue: cleaned(written.venue, 'venue', 500, tell) || null,
    registrationUrl: webAddress(written.registrationUrl, 'registration', tell),
  };
}

type Tell = (type: Parameters<Reporter['remark']>[0], message: string) => void;

function cleaned(source: string, what: string, most: number, tell: Tell): string {
  const { text, cleaned } = plainLine(source);
  if (cleaned) tell('text-cleaned', `The ${what} was “${shown(source)}”.`);
  if (text.length <= most) return text;
  tell('cut', `The ${what} is longer than ${most} characters; it said “${text}”.`);
  return text
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd();
}

/** What Hugo calls the page: its file's name without the ending, or its folder's where the file is that folder's index. */
function pageName(key: string): string {
  return (
    key
      .replace(MARKDOWN, '')
      .replace(/(?<=[^/]\/[^/]+)\/index$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/** That without a date before it. */
function nameOf(key: string): string {
  return pageName(key).replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '');
}

function dateInName(key: string, timeZone: string): HugoDate | null {
  const [, day] = /^(\d{4}-\d{2}-\d{2})-/.exec(pageName(key)) ?? [];
  return day === undefined ? null : readHugoDate(day, timeZone);
}

function readDate(text: string, timeZone: string, tell: Tell): HugoDate | null {
  const date = readHugoDate(text, timeZone);
  if (!date) {
    tell('date-missing', text === '' ? 'It has no date.' : `“${shown(text)}” is no date.`);
    return null;
  }
  if (!date.zoned && date.precision === 'minute')
    tell('date-no-zone', `“${text}” is taken as the time in ${timeZone}.`);
  const shownDay = dayIn(date.at, timeZone);
  if (date.zoned && shownDay !== `${date.day.year}-${date.day.month}-${date.day.day}`)
    tell('date-other-day', `“${text}” is ${shownDay} in ${timeZone}.`);
  return date;
}

function webAddress(text: string, what: string, tell: Tell): string | null {
  if (text === '') return null;
  const url = /^https?:\/\//i.test(text) && URL.parse(text);
  if (url && !url.username && !url.password && url.href.length <= 2000) return url.href;
  tell('address-bad', `The address of the ${what}, “${shown(text)}”, is none.`);
  return null;
}

function oldAddress(pattern: string, date: HugoDate | null, slug: string): string[] {
  if (!date && /:(?:year|month|day)/.test(pattern)) return [];
  const parts: Record<string, string> = { ...date?.day, slug };
  return [pattern.replace(/:(year|month|day|slug)/g, (_, name: string) => parts[name] ?? '')];
}

function remarkStates(fields: Fields, mapping: Mapping, tell: Tell): void {
  const expires = textOf(fields, mapping.fields.expires);
  if (expires) tell('expired', `It was to expire on ${shown(expires)}.`);
  if (textOf(fields, mapping.fields.weight) === '0') tell('hidden', 'Its weight is 0.');
}

/** Every field that the mapping knows. */
function namesOf({ fields, ignored }: Mapping): Set<string> {
  return new Set([...Object.values(fields).flat(), ...ignored]);
}
