'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok, type Result, refusedFor } from '../../../../../../lib/result.ts';
import { slugFrom } from '../../../../../../lib/slug.ts';
import { createOutlet } from '../../../../../../publishing/outlets/commands.ts';
import { createPerson } from '../../../../../../publishing/people/commands.ts';
import {
  findContributorNamed,
  findOutletNamed,
  findPublicationAt,
} from '../../../../../../publishing/publications/choices-desk.ts';
import { move } from '../../../../../../publishing/publications/commands.ts';
import type { Metadata } from '../../../../../../publishing/publications/content-merge.ts';
import { closedDraft, openDraft, saveMetadata } from '../../../../../../publishing/publications/draft-commands.ts';
import { findDraft } from '../../../../../../publishing/publications/draft-desk.ts';
import { withFreeSlug } from '../../../../../../publishing/publications/free-slug.ts';
import { type MetadataFields, metadataFrom } from '../../../../../../publishing/publications/metadata-form.ts';
import type { FormState } from '../../../../../../publishing/staff/form-state.ts';
import type { SignedIn } from '../../../../../../publishing/staff/session.ts';
import { staffAction } from '../../../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../../../publishing/staff/staff-routes.ts';
import { siteInstitution } from '../../../../../site-institution.ts';

const idSchema = z.object({ id: z.uuid() });

export async function openDraftBeside(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.write', idSchema, form, async ({ actor }, { id }) => {
    const opened = await openDraft(actor, { id });
    // Somebody was faster: their draft is the one to go on in.
    if (!opened.ok && opened.issues.some(({ field }) => field !== 'draft')) return opened;
    redirect(staffRoutes.edit(id) as never);
  });
}

const addressSchema = z.object({ id: z.uuid(), slug: z.string().trim() });

export async function moveAddress(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.write', addressSchema, form, async ({ actor }, input) => {
    const moved = await move(actor, input);
    return moved.ok ? ok('The address is changed.') : moved;
  });
}

const metadataSchema = z.object({ id: z.uuid(), counter: z.coerce.number().int() }).catchall(z.string());

/** Saves everything but the text from a form that was sent without scripts. */
export async function saveMetadataForm(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.write', metadataSchema, form, async (signedIn, { id, counter, ...fields }) => {
    const open = await findDraft(id);
    if (!open) return closedDraft;
    const { timeZone } = await siteInstitution();
    const { body: _text, ...before } = open.draft.content;
    const typed = metadataFrom(fields as MetadataFields, before, timeZone);
    const added = await withAdditions(signedIn, typed, fields as MetadataFields);
    if (!added.ok) return added;
    const saved = await saveMetadata(signedIn.actor, { id, counter, metadata: added.value });
    return saved.ok ? ok('Saved.') : saved;
  });
}

/** What the search fields do with scripts: somebody or something written by its name or address. */
async function withAdditions(
  signedIn: SignedIn,
  metadata: Metadata,
  fields: MetadataFields,
): Promise<Result<Metadata>> {
  const result = { ...metadata };
  const name = fields['byline.new']?.trim();
  if (name) {
    const found = await findContributorNamed(name);
    if (found) {
      const entry = { role: 'author' as const, affiliation: found.affiliation };
      result.byline = [
        ...result.byline,
        found.type === 'person' ? { ...entry, personId: found.id } : { ...entry, organizationId: found.id },
      ];
    } else if (fields['byline.make']) {
      const made = await withFreeSlug(slugFrom(name), (slug) => createPerson(signedIn.actor, { slug, name }));
      if (!made.ok) return refusedFor('byline', made.issues.map(({ message }) => message).join(' '));
      result.byline = [...result.byline, { role: 'author', affiliation: null, personId: made.value.id }];
    } else {
      return refusedFor(
        'byline',
        `There is no one person or organization called “${name}”. Write the end of their address, or have the person added.`,
      );
    }
  }
  const outlet = fields['outlet.new']?.trim();
  if (fields['outlet.remove']) result.outletId = null;
  if (outlet) {
    const found = await findOutletNamed(outlet);
    const made =
      found ?? (await withFreeSlug(slugFrom(outlet), (slug) => createOutlet(signedIn.actor, { slug, name: outlet })));
    if ('ok' in made && !made.ok) return refusedFor('outletId', made.issues.map(({ message }) => message).join(' '));
    result.outletId = 'ok' in made ? made.value.id : made.id;
  }
  for (const field of ['related', 'translationOf'] as const) {
    const address = fields[`${field}.new`]?.trim();
    if (!address) continue;
    const found = await findPublicationAt(signedIn.member, address);
    if (!found) return refusedFor(field, `No publication has the address “${address}”.`);
    if (field === 'translationOf') result.translationOf = found.id;
    else if (!result.related.includes(found.id)) result.related = [...result.related, found.id];
  }
  return ok(result);
}
