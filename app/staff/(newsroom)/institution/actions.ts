'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { ok } from '../../../../lib/result.ts';
import { describeInstitution, setMachineSettings } from '../../../../publishing/institution/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';

const text = z.string().default('');
const orNull = text.transform((value) => value.trim() || null);
const checkbox = z.literal('on').optional().transform(Boolean);

const institutionSchema = z.object({
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
  fourEyes: checkbox,
});

export async function saveInstitution(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('institution.manage', institutionSchema, form, async ({ actor }, input) => {
    const saved = await describeInstitution(actor, input);
    if (!saved.ok) return saved;
    refresh();
    return ok('Saved. Every page follows.');
  });
}

const machinesSchema = z.object({
  aiTraining: checkbox,
  aiSearch: checkbox,
  aiReading: checkbox,
  wholeFeeds: checkbox,
  indexNowKey: orNull,
});

export async function saveMachines(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('institution.manage', machinesSchema, form, async ({ actor }, input) => {
    const saved = await setMachineSettings(actor, input);
    if (!saved.ok) return saved;
    refresh();
    return ok('Saved. What machines read follows.');
  });
}
