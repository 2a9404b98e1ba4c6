'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { refusedFor } from '../../../../../lib/result.ts';
import { slugFrom } from '../../../../../lib/slug.ts';
import { ALL_KINDS } from '../../../../../publishing/kinds.ts';
import { EMPTY_CONTENT } from '../../../../../publishing/publications/content.ts';
import { createDraft } from '../../../../../publishing/publications/draft-commands.ts';
import { withFreeSlug } from '../../../../../publishing/publications/free-slug.ts';
import type { FormState } from '../../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { siteInstitution } from '../../../../site-institution.ts';

const schema = z.object({
  kind: z.enum(ALL_KINDS),
  title: z.string().trim().min(1, 'Give it a title; it can be changed at any time.').max(500),
  slug: z.string().trim().default(''),
});

/** Begins a publication. Without a slug it gets one from its title; one that was written is taken as it is, or refused. */
export async function createPublication(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.create', schema, form, async ({ actor, member }, { kind, title, slug }) => {
    const { language } = await siteInstitution();
    const byline = member.personId ? [{ role: 'author' as const, affiliation: null, personId: member.personId }] : [];
    const content = { ...EMPTY_CONTENT, kind, title, language, byline };
    const create = (address: string) => createDraft(actor, { slug: address, content });
    const proposed = slugFrom(title);
    if (!slug && !proposed)
      return refusedFor('slug', 'This title gives no address. Write a slug with letters or digits.');
    const made = slug ? await create(slug) : await withFreeSlug(proposed, create);
    if (!made.ok) return made;
    redirect(staffRoutes.edit(made.value.id) as never);
  });
}
