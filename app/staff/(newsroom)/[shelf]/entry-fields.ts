import { z } from 'zod';
import { SHELVES, type Shelf } from '../../../../publishing/directory/shelves.ts';

const text = z.string().default('');

/** What the form of an entry sends, as text; what each noun makes of it is its command's. */
export const entrySchema = z.object({
  shelf: z.enum(Object.keys(SHELVES) as [Shelf, ...Shelf[]]),
  id: z.uuid().optional(),
  name: text,
  slug: text,
  givenName: text,
  familyName: text,
  standing: z.enum(['leadership', 'expert', 'fellow', 'staff', 'contributor']).default('contributor'),
  role: text,
  affiliation: text,
  biography: z.string().optional(),
  newBiography: text,
  portraitId: text,
  noPortrait: z.literal('on').optional(),
  orcid: text,
  url: text,
  description: text,
  position: z
    .string()
    .trim()
    .regex(/^-?\d{1,5}$|^$/, 'Write a whole number.')
    .default('')
    .transform(Number),
});

export type EntryFields = z.output<typeof entrySchema>;

export function orNull(value: string): string | null {
  return value.trim() || null;
}
