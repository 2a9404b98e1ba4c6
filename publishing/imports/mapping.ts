import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ok, type Result, refused, refusedFor } from '../../lib/result.ts';
import { ALL_KINDS } from '../kinds.ts';

/** How the folders, fields and shortcodes of one site become publications: what differs from site to site is here. */

const addresses = z.array(z.string().startsWith('/')).default([]);
const fieldNames = (...names: string[]) => z.array(z.string()).default(names);

/** What is made of a shortcode. The values name its arguments: by key, or by place from 0. */
const shortcode = z.discriminatedUnion('as', [
  /** A picture: of a record in `pictures` by uid, or below `folder` of the old site's files. */
  z.strictObject({
    as: z.literal('picture'),
    src: z.string().default('src'),
    folder: z.string().optional(),
    small: z.boolean().default(false),
  }),
  z.strictObject({
    as: z.literal('callout'),
    tone: z.enum(['note', 'important', 'warning', 'plain']).default('note'),
    title: z.array(z.string()).default([]),
    before: z.string().optional(),
    link: z.strictObject({ url: z.string(), text: z.string() }).optional(),
  }),
  z.strictObject({ as: z.literal('quote'), text: z.string(), by: z.string() }),
  z.strictObject({ as: z.literal('embed'), url: z.string(), title: z.string() }),
  /** An address in a link: of a file of this site, or of what `origin` says. */
  z.strictObject({ as: z.literal('address'), origin: z.string().optional() }),
  z.strictObject({ as: z.literal('link'), url: z.string(), text: z.string() }),
  /** A link to a file that is stored when the folder has it, and left where it is when not. */
  z.strictObject({ as: z.literal('file'), file: z.string(), label: z.string(), origin: z.string() }),
  z.strictObject({ as: z.literal('item'), label: z.string().optional() }),
  /** Only what is inside it counts; `caption` names an argument that is a line above. */
  z.strictObject({ as: z.literal('inside'), caption: z.string().optional() }),
  /** Something the old site computed; nothing is left of it. */
  z.strictObject({ as: z.literal('nothing') }),
]);

const schema = z.strictObject({
  /** Names the origin in what is kept about each item, so that it is known again. */
  source: z.string().regex(/^[a-z0-9-]{1,50}$/),
  language: z.string().default('en'),
  /** Where the old site was; links there are resolved to what came from it. */
  origins: z.array(z.url({ protocol: /^https?$/ })).default([]),
  /** Where the old site kept its files: "ADDRESS/folder/name". */
  files: z.url({ protocol: /^https?$/ }).optional(),
  collections: z.array(z.strictObject({ folder: z.string(), kind: z.enum(ALL_KINDS), addresses })).min(1),
  people: z.strictObject({ folder: z.string(), addresses }).optional(),
  outlets: z.strictObject({ folder: z.string() }).optional(),
  topics: z.strictObject({ folder: z.string(), addresses }).optional(),
  pictures: z.strictObject({ folder: z.string() }).optional(),
  /** Lists of addresses that no longer had a page; each leads to `target`. */
  retired: z.array(z.strictObject({ file: z.string(), target: z.string() })).default([]),
  /** Pages of the old site that ours has under another address. */
  pages: z.record(z.string(), z.string()).default({}),
  /** Whether lines that begin with four spaces are code, as in Markdown; false where they are words and HTML set in. */
  indentedCode: z.boolean().default(true),
  /** Folders that are left behind knowingly. */
  leftBehind: z.array(z.string()).default([]),
  fields: z
    .strictObject({
      title: fieldNames('title'),
      subtitle: fieldNames('deck'),
      summary: fieldNames('summary', 'deck'),
      slug: fieldNames('slug'),
      date: fieldNames('publishdate', 'date'),
      endsAt: fieldNames('end_date'),
      venue: fieldNames('venue'),
      registrationUrl: fieldNames('registration_url'),
      authors: fieldNames('authors', 'author'),
      topics: fieldNames('topics'),
      originalUrl: fieldNames('source_url'),
      outlet: fieldNames('source'),
      picture: fieldNames('primary_image', 'featured_image'),
      aliases: fieldNames('aliases', 'url'),
      movedTo: fieldNames('redirectto'),
      canonical: fieldNames('canonical'),
      expires: fieldNames('expirydate'),
      weight: fieldNames('weight'),
      draft: fieldNames('draft'),
      video: fieldNames('youtube_id'),
      videoTitle: fieldNames('youtube_title'),
    })
    .prefault({}),
  /** Fields that say nothing to readers: notes to editors, switches of the old layout. */
  ignored: z.array(z.string()).default([]),
  shortcodes: z.record(z.string(), shortcode).default({}),
});

export type Mapping = z.output<typeof schema>;
export type ShortcodeRule = z.output<typeof shortcode>;
export type FieldRole = keyof Mapping['fields'];

export const DEFAULT_MAPPING = new URL('./digitalgov.mapping.yaml', import.meta.url);

/** Reads a mapping file. Its text is given too: what was imported with another mapping is looked at again. */
export function readMapping(file: string | URL): Result<{ mapping: Mapping; text: string }> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return refusedFor('mapping', `The mapping ${String(file)} can’t be read. Name a file that is there.`);
  }
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    return refusedFor('mapping', `The mapping ${String(file)} is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const checked = schema.safeParse(raw);
  if (checked.success) return ok({ mapping: checked.data, text });
  return refused(
    ...checked.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: `The mapping ${String(file)} is wrong at ${issue.path.join('.') || 'its top'}: ${issue.message}`,
    })),
  );
}
