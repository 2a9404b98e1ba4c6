import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readFrontMatter } from '../../publishing/imports/front-matter.ts';
import { readHugoDate } from '../../publishing/imports/hugo-date.ts';
import { ALL_KINDS, type Kind } from '../../publishing/kinds.ts';

/** A publication of the demonstration institute as its file says it: references by slug and key, the body in Markdown. */
export type Piece = z.output<ReturnType<typeof frontMatterSchema>> & { kind: Kind; slug: string; markdown: string };

const FOLDER = join(import.meta.dirname, 'publications');

/** Reads every piece; dates are in `timeZone`, and as exact as they are written. An error names the file and the field. */
export function readPieces(timeZone: string): Piece[] {
  const schema = frontMatterSchema(timeZone);
  return ALL_KINDS.flatMap((kind) =>
    readdirSync(join(FOLDER, kind))
      .sort()
      .map((name) => {
        const file = `prisma/demo/publications/${kind}/${name}`;
        const source = readFrontMatter(readFileSync(join(FOLDER, kind, name), 'utf8'));
        if (!source.ok) throw new Error(`${file}: ${source.message}`);
        const read = schema.safeParse(source.fields);
        if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
        return { ...read.data, kind, slug: name.replace(/\.md$/, ''), markdown: source.body };
      }),
  );
}

/** The body as each note found it, and last as it is now; the first is what was published. */
export function bodiesOf({ kind, slug, markdown, notes }: Piece): string[] {
  const bodies = [markdown];
  for (const { was } of [...notes].reverse()) {
    const earlier = Object.entries(was).reduce((body, [now, then]) => {
      if (body.split(now).length !== 2) throw new Error(`${kind}/${slug}: “${now}” does not stand there once.`);
      return body.replace(now, () => then);
    }, bodies[0] ?? '');
    bodies.unshift(earlier);
  }
  return bodies;
}

function frontMatterSchema(timeZone: string) {
  const text = z.string().min(1);
  const date = z.string().transform((written, context) => {
    const read = readHugoDate(written, timeZone);
    if (read) return { at: read.at, precision: read.precision };
    context.addIssue({ code: 'custom', message: `"${written}" is no date` });
    return z.NEVER;
  });
  const instant = date.transform(({ at }) => at);
  const slugs = z.array(text).default([]);
  const role = z.enum(['author', 'editor', 'translator', 'with', 'host', 'guest', 'speaker']).default('author');
  const affiliation = text.optional();

  return z.strictObject({
    title: text,
    subtitle: text.optional(),
    summary: text,
    language: text.default('en'),
    date,
    authors: z.array(
      z.union([
        text.transform((person) => ({ person, role: 'author' as const, affiliation: undefined })),
        z.strictObject({ person: text, role, affiliation }),
        z.strictObject({ organization: text, role, affiliation }),
      ]),
    ),
    outlet: text.optional(),
    original_url: text.optional(),
    report_number: text.optional(),
    topics: slugs,
    regions: slugs,
    programs: slugs,
    series: slugs,
    cover: text.optional(),
    downloads: z.array(z.strictObject({ file: text, label: text })).default([]),
    event: z
      .strictObject({
        starts: instant,
        ends: instant.optional(),
        venue: text.optional(),
        registration_url: text.optional(),
      })
      .optional(),
    notes: z
      .array(
        z.strictObject({
          type: z.enum(['correction', 'clarification', 'update']),
          date: instant,
          text,
          /** Passages of the body as they are since, and as they were. */
          was: z.record(text, text).default({}),
        }),
      )
      .default([]),
    withdrawn: z
      .strictObject({
        date: instant,
        outcome: z.enum(['text_kept', 'notice_only', 'gone', 'replaced']),
        reason: text,
        replaced_by: text.optional(),
      })
      .optional(),
  });
}
