import { createHash } from 'node:crypto';
import { slugFrom } from '../../lib/slug.ts';
import { routes } from '../routes.ts';
import { AddressBook } from './addresses.ts';
import { type Item, readItem } from './items.ts';
import type { Mapping } from './mapping.ts';
import { fillBook, redirectsOf } from './old-addresses.ts';
import { outletOf } from './outlet-of-item.ts';
import type { Existing } from './queries.ts';
import {
  nameFromSlug,
  type OutletRecord,
  outletRecord,
  type PersonRecord,
  type PictureRecord,
  personRecord,
  pictureRecord,
  type TopicRecord,
  topicRecord,
} from './records.ts';
import type { Reporter } from './report.ts';
import { shortcodesIn } from './shortcodes.ts';
import { MARKDOWN, type SiteFolder, type SourceFile } from './site-folder.ts';

/** Everything of the old site, read, named and brought together; nothing is written yet. */
export type SitePlan = {
  people: Map<string, Planned<PersonRecord>>;
  topics: Map<string, Planned<TopicRecord>>;
  outlets: Map<string, Planned<OutletRecord>>;
  pictures: Map<string, PictureRecord>;
  items: PlannedItem[];
  book: AddressBook;
  /** Old addresses and where they lead, in the order of their claim. */
  redirects: { path: string; to: RedirectGoal; key: string }[];
  files: Record<string, number>;
};

export type Planned<T> = { record: T; fingerprint: string };
export type PlannedItem = Item & {
  fingerprint: string;
  outletKey: string | null;
  /** The piece among those that come along which it named as the full one. */
  fullPiece: { key: string; title: string } | null;
};
export type RedirectGoal = { item: string } | { person: string } | { topic: string } | { target: string };

/** Raised when the same file would become something else than before. */
const VERSION = 5;

export function planSite(
  folder: SiteFolder,
  mapping: Mapping,
  mappingText: string,
  existing: Existing,
  reporter: Reporter,
): SitePlan {
  const fingerprintOf = (...parts: string[]) =>
    createHash('sha256')
      .update([VERSION, mappingText, ...parts].join('\n'))
      .digest('hex');
  const records = <T extends { slug: string }>(
    place: { folder: string } | undefined,
    read: (file: SourceFile, reporter: Reporter) => T | null,
  ) => {
    const planned = new Map<string, Planned<T>>();
    for (const file of place ? sources(folder, place.folder) : []) {
      const record = read(file, reporter);
      if (!record) continue;
      if (planned.has(record.slug)) {
        reporter.remark('refused', file.key, `Another record has the slug “${record.slug}”, and so stands for both.`);
      } else planned.set(record.slug, { record, fingerprint: recordFingerprint(record) });
    }
    return planned;
  };
  const people = records(mapping.people, personRecord);
  const topics = records(mapping.topics, topicRecord);
  const outlets = records(mapping.outlets, outletRecord);
  remarkSharedNames(people, reporter);

  const pictures = new Map<string, PictureRecord>();
  for (const file of mapping.pictures ? folder.files(mapping.pictures.folder) : []) {
    const record = pictureRecord(file, reporter);
    if (record) pictures.set(record.uid, record);
  }

  const items: PlannedItem[] = [];
  const files: Record<string, number> = {};
  for (const collection of mapping.collections) {
    const found = sources(folder, collection.folder).filter(({ key }) => !PAGE_OF_FOLDER.test(key));
    files[collection.folder] = found.length;
    remarkOthers(folder, collection.folder, found, reporter);
    for (const file of found) {
      const item = readItem(file, collection, mapping, existing.timeZone, reporter);
      if (!item) continue;
      addMissing(item, people, topics, reporter);
      const used = pictureUids(item).flatMap((uid) => pictures.get(uid)?.hash ?? []);
      items.push({ ...item, outletKey: null, fullPiece: null, fingerprint: fingerprintOf(file.hash, ...used) });
    }
  }
  claimSlugs(items, existing, reporter);

  const book = new AddressBook(mapping);
  const redirects = redirectsOf(folder, mapping, { people, topics, items }, reporter);
  fillBook(book, { people, topics, items, redirects });
  leadToFullPieces(items, book, reporter);
  for (const item of items) item.outletKey = outletOf(item, outlets, mapping, reporter);
  for (const name of mapping.leftBehind) {
    const left = folder.files(name).length;
    if (left > 0) reporter.remark('left-behind', name, `${left} files.`);
  }
  return {
    people,
    topics,
    outlets,
    pictures,
    items,
    book,
    files,
    redirects,
  };
}

/** A piece whose full text is another piece that comes along is none of elsewhere: it links to that piece. */
function leadToFullPieces(items: PlannedItem[], book: AddressBook, reporter: Reporter): void {
  const byAddress = new Map(items.map((item) => [routes.publication(item.kind, item.slug), item]));
  for (const item of items) {
    const full = byAddress.get((item.originalUrl && book.link(item.originalUrl)?.replace(/#.*$/, '')) || '');
    if (!full || full === item) continue;
    reporter.remark('full-piece-here', item.key, `${item.originalUrl} is ${full.key}.`);
    item.fullPiece = { key: full.key, title: full.title };
    item.originalUrl = '';
    item.outlet = '';
  }
}

/** Of what is taken from a record; the rest of its file may change without a difference here. */
function recordFingerprint(record: object): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...record, hash: '' }))
    .digest('hex');
}

/** The page of a folder itself (`_index.md` at its top) is none of its items. */
function sources(folder: SiteFolder, name: string): SourceFile[] {
  return folder.files(name).filter(({ key }) => key !== `${name}/_index.md` && MARKDOWN.test(key));
}

const PAGE_OF_FOLDER = /\/_index\.\w+$/;

/** Pages of folders below, and pages that are no Markdown; data that lie beside them are none. */
function remarkOthers(folder: SiteFolder, name: string, found: SourceFile[], reporter: Reporter): void {
  const read = new Set(found.map(({ key }) => key));
  for (const { key } of folder.files(name)) {
    if (read.has(key) || key === `${name}/_index.md` || /\.ya?ml$/i.test(key)) continue;
    const why = PAGE_OF_FOLDER.test(key)
      ? 'It is the page of a folder, and no item.'
      : 'It is no Markdown: write it as Markdown, and import again.';
    reporter.remark('left-behind', key, why);
  }
}

function remarkSharedNames(people: SitePlan['people'], reporter: Reporter): void {
  const byName = new Map<string, string[]>();
  for (const { record } of people.values()) byName.set(record.name, [...(byName.get(record.name) ?? []), record.slug]);
  for (const [name, slugs] of byName) {
    if (slugs.length > 1) reporter.remark('shared-name', slugs.join(', '), `${name} is ${slugs.length} people.`);
  }
}

function addMissing(item: Item, people: SitePlan['people'], topics: SitePlan['topics'], reporter: Reporter): void {
  const made = (key: string, slug: string, name: string) => ({ key, hash: '', slug, name, aliases: [] });
  const nameless = (what: string) => (written: string) =>
    reporter.remark('not-carried', item.key, `${what}: “${written}” has no letter or digit.`);
  item.authors = slugs(item.authors, nameless('author'), (slug, written) => {
    if (people.has(slug)) return;
    const name = /[\s.]/.test(written) ? written : nameFromSlug(slug, true);
    const record = { ...made(`author:${slug}`, slug, name), givenName: null, familyName: null, affiliation: null };
    people.set(slug, { record, fingerprint: 'made' });
    reporter.remark('author-new', item.key, `“${written}” has no record; ${name} was made.`);
  });
  item.topics = slugs(item.topics, nameless('topic'), (slug, written) => {
    if (topics.has(slug)) return;
    const name = /\s/.test(written) ? written : nameFromSlug(slug, false);
    topics.set(slug, { record: { ...made(`topic:${slug}`, slug, name), description: '' }, fingerprint: 'made' });
    reporter.remark('topic-new', item.key, `“${written}” has no record; the topic ${name} was made.`);
  });
}

function slugs(
  written: string[],
  nameless: (written: string) => void,
  ensure: (slug: string, written: string) => void,
): string[] {
  const found = written.flatMap((name) => {
    const slug = slugFrom(name);
    if (slug === '') nameless(name);
    else ensure(slug, name);
    return slug === '' ? [] : [slug];
  });
  return [...new Set(found)];
}

/** What stands in a text by uid, so that a changed picture record changes the pieces that show it. */
function pictureUids(item: Item): string[] {
  const inText = item.text.includes('{{') ? shortcodesIn(item.text).map(({ named }) => named.src ?? '') : [];
  return [...new Set([item.picture?.uid ?? '', ...inText])];
}

function claimSlugs(items: PlannedItem[], existing: Existing, reporter: Reporter): void {
  const taken = new Set(existing.takenAddresses);
  for (const item of items) {
    const known = existing.publicationOf(item.key);
    if (!known) continue;
    if (known.slug !== item.slug && !known.slug.startsWith(`${item.slug}-`)) {
      reporter.remark('slug-kept', item.key, `It asks for “${item.slug}”; its address keeps “${known.slug}”.`);
    }
    item.slug = known.slug;
    taken.add(`${item.kind}/${item.slug}`);
  }
  for (const item of items) {
    if (existing.publicationOf(item.key)) continue;
    const wanted = item.slug;
    for (let number = 2; taken.has(`${item.kind}/${item.slug}`); number += 1) item.slug = `${wanted}-${number}`;
    if (item.slug !== wanted)
      reporter.remark('slug-taken', item.key, `“${wanted}” was taken; it is “${item.slug}” here.`);
    taken.add(`${item.kind}/${item.slug}`);
  }
}
