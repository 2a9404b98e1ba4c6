import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { isSlug } from '../../lib/slug.ts';

/** What the demonstration institute is made of beside its publications: the YAML files of this folder, by slug or key. */
export type Records = {
  institution: z.output<typeof institution>;
  people: Map<string, z.output<typeof person>>;
  organizations: Map<string, z.output<typeof organization>>;
  outlets: Map<string, z.output<typeof outlet>>;
  hubs: { topic: Hubs; region: Hubs; program: Hubs; series: Hubs };
  files: Map<string, z.output<typeof file>>;
};
export type Hubs = Map<string, z.output<typeof hub>>;

const slug = z.string().refine(isSlug, 'is no slug');
const bySlug = <T extends z.ZodType>(record: T) =>
  z.record(slug, record).transform((all) => new Map(Object.entries(all)));

const institution = z.strictObject({
  name: z.string(),
  short_name: z.string(),
  tagline: z.string(),
  description: z.string(),
  time_zone: z.string(),
  language: z.string(),
  accent: z.string(),
  address: z.string(),
  contact_url: z.string(),
  profiles: z.array(z.string()),
});

const person = z.strictObject({
  name: z.string(),
  given_name: z.string(),
  family_name: z.string(),
  standing: z.enum(['leadership', 'expert', 'fellow', 'staff', 'contributor']),
  role: z.string().optional(),
  affiliation: z.string().optional(),
  portrait: slug.optional(),
  retired: z.iso.date().optional(),
  biography: z.string(),
});

const organization = z.strictObject({ name: z.string(), url: z.url(), description: z.string() });
const outlet = z.strictObject({ name: z.string(), url: z.url() });
const hub = z.strictObject({ name: z.string(), description: z.string() });
const hubs = z.strictObject({ topics: bySlug(hub), regions: bySlug(hub), programs: bySlug(hub), series: bySlug(hub) });

const file = z.strictObject({
  path: z.string(),
  alt: z.string().default(''),
  caption: z.string().default(''),
  credit: z.string().default(''),
});

/** Reads and checks them all; an error names the file and what is wrong in it. */
export function readRecords(): Records {
  const { topics, regions, programs, series } = readChecked('hubs.yaml', hubs);
  return {
    institution: readChecked('institution.yaml', institution),
    people: readChecked('people.yaml', bySlug(person)),
    organizations: readChecked('organizations.yaml', bySlug(organization)),
    outlets: readChecked('outlets.yaml', bySlug(outlet)),
    hubs: { topic: topics, region: regions, program: programs, series },
    files: readChecked('files.yaml', bySlug(file)),
  };
}

export function pathOf(file: { path: string }): string {
  return join(import.meta.dirname, file.path);
}

function readChecked<T extends z.ZodType>(name: string, schema: T): z.output<T> {
  const read = schema.safeParse(parseYaml(readFileSync(join(import.meta.dirname, name), 'utf8')));
  if (read.success) return read.data;
  throw new Error(`prisma/demo/${name}: ${z.prettifyError(read.error)}`);
}
