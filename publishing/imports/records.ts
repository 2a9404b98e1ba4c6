import { slugFrom } from '../../lib/slug.ts';
import { documentFromMarkdown } from '../body/from-markdown.ts';
import { plainText } from '../body/text.ts';
import { firstFilled, listOf, textOf } from './field-values.ts';
import { type Fields, readYaml } from './front-matter.ts';
import { plainLine, tidy } from './plain-line.ts';
import type { Reporter } from './report.ts';
import { readReported } from './reported-front-matter.ts';
import { MARKDOWN, type SourceFile } from './site-folder.ts';

/** The records beside the articles: who wrote, where it first appeared, what it is about, what the pictures show. */

type Record = { key: string; hash: string; slug: string; name: string; aliases: string[] };
export type PersonRecord = Record & { givenName: string | null; familyName: string | null; affiliation: string | null };
export type TopicRecord = Record & { description: string };
export type OutletRecord = Record & { url: string | null };
export type PictureRecord = {
  key: string;
  hash: string;
  uid: string;
  name: string;
  width: number | null;
  height: number | null;
  alt: string;
  caption: string;
  credit: string;
};

const COMMON = ['slug', 'title', 'name', 'display_name', 'aliases', 'expirydate', 'weight', 'date', 'logo', 'uid'];

export function personRecord(file: SourceFile, reporter: Reporter): PersonRecord | null {
  const fields = fieldsOf(file, reporter);
  if (!fields) return null;
  const [given, family] = [line(textOf(fields, ['first_name'])), line(textOf(fields, ['last_name']))];
  const name = line(textOf(fields, ['display_name', 'title', 'name'])) || `${given} ${family}`.trim();
  reportRest(file.key, fields, ['first_name', 'last_name', 'agency_full_name', 'agency', 'profile_source'], reporter);
  return {
    ...recordOf(file, fields, name, reporter),
    givenName: given || null,
    familyName: family || null,
    affiliation: line(textOf(fields, ['agency_full_name', 'agency'])) || null,
  };
}

export function topicRecord(file: SourceFile, reporter: Reporter): TopicRecord | null {
  const fields = fieldsOf(file, reporter);
  if (!fields) return null;
  const describing = firstFilled(fields, ['summary', 'deck']);
  reportRest(file.key, fields, [describing], reporter);
  const description = textOf(fields, [describing]);
  return {
    ...recordOf(file, fields, line(textOf(fields, ['title', 'name'])), reporter),
    description: plainText(documentFromMarkdown(description, { resolveLink: () => null }).document),
  };
}

export function outletRecord(file: SourceFile, reporter: Reporter): OutletRecord | null {
  const fields = fieldsOf(file, reporter);
  if (!fields) return null;
  reportRest(file.key, fields, ['domain'], reporter);
  const url = textOf(fields, ['domain', 'url']);
  const fallback = file.key.replace(/^.*\/(?:source_)?/, '').replace(MARKDOWN, '');
  return {
    ...recordOf(file, fields, line(textOf(fields, ['name', 'title'])), reporter, fallback),
    url: /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null,
  };
}

export function pictureRecord(file: SourceFile, reporter: Reporter): PictureRecord | null {
  const read = readYaml(file.text.replace(/\r\n?/g, '\n'));
  if (!read.ok) {
    reporter.remark('refused', file.key, read.message);
    return null;
  }
  const { fields } = read;
  const uid = textOf(fields, ['uid']) || file.key.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  const format = textOf(fields, ['format']) || 'jpg';
  return {
    key: file.key,
    hash: file.hash,
    uid,
    name: `${uid}.${format}`,
    width: pixels(textOf(fields, ['width'])),
    height: pixels(textOf(fields, ['height'])),
    alt: line(textOf(fields, ['alt'])),
    caption: line(textOf(fields, ['caption'])),
    credit: line(textOf(fields, ['credit'])),
  };
}

/** "open-data" as a name, for what has no record: "Open data", or "Jane Doe" for a person. */
export function nameFromSlug(slug: string, eachWord: boolean): string {
  const words = slug.split(/[-_\s]+/).filter(Boolean);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return words.map((word, index) => (eachWord || index === 0 ? capital(word) : word)).join(' ') || slug;
}

/** Its fields; a text below them has no place here. */
function fieldsOf(file: SourceFile, reporter: Reporter): Fields | null {
  const read = readReported(file, reporter);
  if (!read) return null;
  const text = tidy(read.body);
  if (text !== '') reporter.remark('not-carried', file.key, `Below its front matter: ${text.slice(0, 200)}`);
  return read.fields;
}

function recordOf(file: SourceFile, fields: Fields, name: string, reporter: Reporter, fallback?: string): Record {
  const folder = file.key.split('/').at(-2) ?? '';
  const written = textOf(fields, ['slug']) || fallback || folder;
  const slug = slugFrom(written) || slugFrom(folder) || 'unnamed';
  if (slug !== written) reporter.remark('slug-changed', file.key, `“${written}” is “${slug}” here.`);
  return {
    key: file.key,
    hash: file.hash,
    slug,
    name: name || nameFromSlug(slug, true),
    aliases: listOf(fields, ['aliases']),
  };
}

function reportRest(key: string, fields: Fields, carried: string[], reporter: Reporter): void {
  for (const [name, value] of Object.entries(fields)) {
    if (COMMON.includes(name) || carried.includes(name)) continue;
    const said = typeof value === 'string' ? value.trim() : JSON.stringify(value);
    if (said !== '' && said !== '[]') reporter.remark('not-carried', key, `${name}: ${tidy(said).slice(0, 200)}`);
  }
}

function line(text: string): string {
  return plainLine(text).text;
}

function pixels(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
