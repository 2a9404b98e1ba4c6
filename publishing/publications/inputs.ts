import { z } from 'zod';
import { sentenceFor, toIssue } from '../../lib/parse.ts';
import type { Issue, Result } from '../../lib/result.ts';
import { ok, refused, refusedFor } from '../../lib/result.ts';
import { isSlug } from '../../lib/slug.ts';
import { isStorable } from '../../lib/storable.ts';
import { filesOf } from '../body/files.ts';
import { parseDocument } from '../body/schema.ts';
import { ALL_KINDS } from '../kinds.ts';
import type { PublicationContent } from './content.ts';
import { bareDoi, isDoi } from './doi.ts';

/** What each command on a publication accepts. */

const UNPRINTABLE = 'Take out the control characters.';
const line = (most: number) => z.string().trim().max(most).refine(isPrintable, UNPRINTABLE);
const optionalLine = (most: number) => line(most).min(1).nullable();
const id = z.uuid();
const httpUrl = z.url({ protocol: /^https?$/ }).max(2000);
const doi = z
  .string()
  .transform(bareDoi)
  .pipe(line(300).refine(isDoi, 'Write the DOI as "10.1234/abc"; its address at doi.org will do too.'));
const time = z.iso
  .datetime({ offset: true })
  .refine((text) => new Date(text).getUTCFullYear() > 0, 'The calendar begins with the year 1.');
const bylineRole = z.enum(['author', 'editor', 'translator', 'with', 'host', 'guest', 'speaker']);

const contentSchema = z.strictObject({
  kind: z.enum(ALL_KINDS),
  title: line(500),
  subtitle: optionalLine(500),
  summary: z.string().trim().max(5000).refine(isPrintable, UNPRINTABLE),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Give a language as a tag such as "en" or "pt-BR".'),
  body: z.unknown(),
  reportNumber: optionalLine(100),
  event: z
    .strictObject({
      startsAt: time,
      endsAt: time.nullable(),
      venue: optionalLine(500),
      registrationUrl: httpUrl.nullable(),
    })
    .nullable(),
  outletId: id.nullable(),
  originalUrl: httpUrl.nullable(),
  cover: z.strictObject({ fileId: id, alt: z.string().max(2000).refine(isPrintable, UNPRINTABLE) }).nullable(),
  byline: z
    .array(
      z.union([
        z.strictObject({ role: bylineRole, affiliation: optionalLine(500), personId: id }),
        z.strictObject({ role: bylineRole, affiliation: optionalLine(500), organizationId: id }),
      ]),
    )
    .max(200),
  hubs: z.array(id).max(100),
  downloads: z.array(z.strictObject({ fileId: id, label: line(200).min(1) })).max(100),
  related: z.array(id).max(20).default([]),
  translationOf: id.nullable().default(null),
  doi: doi.nullable().default(null),
  headTitle: optionalLine(200).default(null),
  headDescription: optionalLine(500).default(null),
});

/** Judges a whole content, the document included. Issues name the field by its path: "byline.2.affiliation". */
export function parseContent(input: unknown): Result<PublicationContent> {
  const shape = contentSchema.safeParse(input, { error: sentenceFor });
  const body = parseDocument((input as { body?: unknown } | null)?.body);
  const issues: Issue[] = [
    ...(shape.success ? [] : shape.error.issues.map(toIssue)),
    ...(body.ok ? [] : body.issues.map(({ field, message }) => ({ field: field ? `body.${field}` : 'body', message }))),
  ];
  if (!shape.success || !body.ok) return refused(...issues);
  const content = { ...shape.data, body: body.value } as PublicationContent;
  if (!filesOf(content.body).every((file) => id.safeParse(file).success)) {
    return refusedFor('body', 'A picture or recording of the text names a file that is none. Choose it again.');
  }
  const doubled = [
    ...repeated(content.hubs, 'hubs'),
    ...repeated(content.related, 'related'),
    ...repeated(content.byline.map(contributorOf), 'byline'),
    ...repeated(
      content.downloads.map((download) => download.fileId),
      'downloads',
    ),
  ];
  return doubled.length > 0 ? refused(...doubled) : ok(content);
}

export function checkSlug(slug: string): Result<string> {
  return isSlug(slug)
    ? ok(slug)
    : refusedFor('slug', 'Write the slug with lower-case letters, digits and single hyphens, at most 200 characters.');
}

/** A sentence for readers or colleagues; `missing` is what to say where there is none. */
export function checkSentence(field: string, text: string, missing: string): Result<string> {
  const checked = line(2000).min(1, missing).safeParse(text, { error: sentenceFor });
  return checked.success
    ? ok(checked.data)
    : refused(...checked.error.issues.map(({ message }) => ({ field, message })));
}

/** What the history keeps beside a revision. */
export function checkNote(note: string | undefined): Result<string | null> {
  return note === undefined || isStorable(note) ? ok(note ?? null) : refusedFor('note', UNPRINTABLE);
}

/** A moment that has come; `ahead` is what to say of one that has not. */
export function checkPast(field: string, at: Date, now: Date, ahead: string): Result<Date> {
  if (!(at.getUTCFullYear() > 0)) return refusedFor(field, 'This is no date of the calendar. Give another, or none.');
  return at > now ? refusedFor(field, ahead) : ok(at);
}

function contributorOf(item: PublicationContent['byline'][number]): string {
  return `${item.role}:${item.personId ?? item.organizationId}`;
}

function repeated(values: string[], field: string): Issue[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ field: `${field}.${index}`, message: 'This entry stands in the list twice.' }]
      : [],
  );
}

function isPrintable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && text.isWellFormed();
}
