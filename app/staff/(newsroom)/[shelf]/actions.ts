'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok, type Result, refusedFor } from '../../../../lib/result.ts';
import { slugFrom } from '../../../../lib/slug.ts';
import type { Actor } from '../../../../publishing/actor.ts';
import { findEntry } from '../../../../publishing/directory/desk.ts';
import { SHELVES, type Shelf } from '../../../../publishing/directory/shelves.ts';
import { changeHub, createHub } from '../../../../publishing/hubs/commands.ts';
import { changeOrganization, createOrganization } from '../../../../publishing/organizations/commands.ts';
import { changeOutlet, createOutlet } from '../../../../publishing/outlets/commands.ts';
import { biographyFrom } from '../../../../publishing/people/biography.ts';
import { changePerson, createPerson } from '../../../../publishing/people/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { COMMANDS } from './commands-of.ts';
import { type EntryFields, entrySchema, orNull } from './entry-fields.ts';

const shelf = z.enum(Object.keys(SHELVES) as [Shelf, ...Shelf[]]);

export async function addEntry(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('directory.add', entrySchema, form, async ({ actor }, input) => {
    // Without a name there is nothing to make a slug of.
    if (!input.name.trim()) return refusedFor('name', 'Write the name.');
    const created = await create(actor, { ...input, slug: input.slug.trim() || slugFrom(input.name) });
    if (!created.ok) return created;
    redirect(staffRoutes.entry(input.shelf, created.value.id) as never);
  });
}

export async function saveEntry(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('directory.manage', entrySchema, form, async ({ actor }, input) => {
    const changed = await change(actor, input);
    if (!changed.ok) return changed;
    return ok('Saved. Every page that names it follows.');
  });
}

export async function moveEntry(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ shelf, id: z.uuid(), slug: z.string().trim() });
  return staffAction('directory.manage', schema, form, async ({ actor }, { shelf, ...input }) => {
    const moved = await COMMANDS[SHELVES[shelf].noun].move(actor, input);
    if (!moved.ok) return moved;
    return ok(shelf === 'outlets' ? 'The slug is changed.' : 'The slug is changed; the old address leads here.');
  });
}

export async function retireEntry(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({
    shelf,
    id: z.uuid(),
    retired: z.enum(['true', 'false']).transform((text) => text === 'true'),
  });
  return staffAction('directory.manage', schema, form, async ({ actor }, { shelf, ...input }) => {
    const retired = await COMMANDS[SHELVES[shelf].noun].retire(actor, input);
    if (!retired.ok) return retired;
    return ok(input.retired ? 'Retired.' : 'Offered again.');
  });
}

export async function deleteEntry(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ shelf, id: z.uuid() });
  return staffAction('directory.manage', schema, form, async ({ actor }, { shelf, id }) => {
    const deleted = await COMMANDS[SHELVES[shelf].noun].remove(actor, { id });
    if (!deleted.ok) return deleted;
    redirect(staffRoutes.shelf(shelf) as never);
  });
}

export async function mergeEntries(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ shelf, into: z.uuid(), duplicate: z.uuid('Choose the duplicate.') });
  return staffAction('directory.manage', schema, form, async ({ actor }, { shelf, ...input }) => {
    const merged = await COMMANDS[SHELVES[shelf].noun].merge(actor, input);
    if (!merged.ok) return merged;
    redirect(staffRoutes.entry(shelf, input.into) as never);
  });
}

function create(actor: Actor, input: EntryFields): Promise<Result<{ id: string }>> {
  const { noun, type } = SHELVES[input.shelf];
  const { slug, name, position } = input;
  const url = orNull(input.url);
  switch (noun) {
    case 'person':
      return createPerson(actor, { ...personFields(input), slug, biography: biographyFrom(input.biography ?? '') });
    case 'organization':
      return createOrganization(actor, { slug, name, url, description: orNull(input.description) });
    case 'outlet':
      return createOutlet(actor, { slug, name, url });
    case 'hub':
      return createHub(actor, { type, slug, name, description: input.description, position });
  }
}

async function change(actor: Actor, input: EntryFields): Promise<Result<null>> {
  const entry = input.id ? await findEntry(input.shelf, input.id) : null;
  if (!entry) return refusedFor('', 'This is not there any more.');
  const { id, slug } = entry;
  const { name, position } = input;
  const url = orNull(input.url);
  switch (SHELVES[input.shelf].noun) {
    case 'person': {
      const written = input.biography ?? input.newBiography;
      const biography = input.biography === undefined && !written.trim() ? entry.biography : biographyFrom(written);
      return changePerson(actor, { id, person: { ...personFields(input), slug, biography } });
    }
    case 'organization':
      return changeOrganization(actor, { id, organization: { name, url, description: orNull(input.description) } });
    case 'outlet':
      return changeOutlet(actor, { id, outlet: { name, url } });
    case 'hub':
      return changeHub(actor, { id, hub: { name, description: input.description, position } });
  }
}

function personFields(input: EntryFields) {
  const { name, standing, position } = input;
  return {
    name,
    standing,
    position,
    givenName: orNull(input.givenName),
    familyName: orNull(input.familyName),
    role: orNull(input.role),
    affiliation: orNull(input.affiliation),
    portraitId: input.noPortrait ? null : orNull(input.portraitId),
    orcid: orNull(input.orcid),
    url: orNull(input.url),
  };
}
