'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { ok } from '../../../../lib/result.ts';
import { CHOICES } from '../../../../publishing/institution/choices.ts';
import { describeInstitution } from '../../../../publishing/institution/commands.ts';
import { findSettings } from '../../../../publishing/institution/desk.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';

const text = z.string().default('');
const orNull = text.transform((value) => value.trim() || null);
const checkbox = z.literal('on').optional();

const schema = z.object({
  name: text,
  shortName: text,
  tagline: text,
  description: text,
  timeZone: text,
  timeName: orNull,
  language: text,
  accent: orNull,
  address: orNull,
  contactUrl: orNull,
  ...Object.fromEntries(CHOICES.map(({ name }) => [name, checkbox])),
});

export async function saveInstitution(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('institution.manage', schema, form, async ({ actor }, input) => {
    const known = Object.keys(await findSettings());
    const choices = Object.fromEntries(
      CHOICES.filter(({ name }) => known.includes(name)).map(({ name }) => [
        name,
        (input as Record<string, unknown>)[name] === 'on',
      ]),
    );
    const { name, shortName, tagline, description, timeZone, timeName, language, accent, address, contactUrl } = input;
    const described = {
      name,
      shortName,
      tagline,
      description,
      timeZone,
      timeName,
      language,
      accent,
      address,
      contactUrl,
    };
    const saved = await describeInstitution(actor, { ...described, ...choices });
    if (!saved.ok) return saved;
    refresh();
    return ok('Saved. Every page follows.');
  });
}
