import { z } from 'zod';
import { isSlug } from '../../lib/slug.ts';
import type { Document } from '../body/document.ts';
import { parseDocument } from '../body/schema.ts';
import { isOrcid } from './orcid.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

export const personSchema = z.strictObject({
  slug: z.string().refine(isSlug, 'Write the slug with lower-case letters, digits and single hyphens.'),
  name: z.string().trim().min(1, 'Write the name.').max(300),
  givenName: text(200).nullable().default(null),
  familyName: text(200).nullable().default(null),
  standing: z.enum(['leadership', 'expert', 'fellow', 'staff', 'contributor']).default('contributor'),
  role: text(300).nullable().default(null),
  affiliation: text(300).nullable().default(null),
  biography: z
    .unknown()
    .transform((value, context): Document | null => {
      if (value === null || value === undefined) return null;
      const parsed = parseDocument(value);
      if (parsed.ok) return parsed.value;
      for (const { field, message } of parsed.issues)
        context.addIssue({ code: 'custom', message, path: field.split('.') });
      return null;
    })
    .default(null),
  portraitId: z.uuid().nullable().default(null),
  orcid: z
    .string()
    .refine(isOrcid, 'This is no ORCID. Write it as 0000-0002-1825-0097, as it stands on its owner’s page.')
    .nullable()
    .default(null),
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** Left as it is when left out. */
  retiredAt: z.date().nullable().optional(),
  position: z.number().int().default(0),
});

export type PersonInput = z.input<typeof personSchema>;
