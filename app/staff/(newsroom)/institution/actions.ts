'use server';

import { z } from 'zod';
import { ok } from '../../../../lib/result.ts';
import { forgetRefused, tellAgain } from '../../../../publishing/index-now/commands.ts';
import { describeInstitution, setMachineSettings } from '../../../../publishing/institution/commands.ts';
import type { PodcastCategory } from '../../../../publishing/institution/machine-settings.ts';
import { retryJob } from '../../../../publishing/jobs/commands.ts';
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
  profiles: text.transform((value) => value.split(/\s+/).filter(Boolean)),
  fourEyes: checkbox,
});

export async function saveInstitution(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('institution.manage', institutionSchema, form, async ({ actor }, input) => {
    const saved = await describeInstitution(actor, input);
    if (!saved.ok) return saved;
    return ok('Saved. Every page follows.');
  });
}

const machinesSchema = z.object({
  aiTraining: checkbox,
  aiSearch: checkbox,
  aiReading: checkbox,
  wholeFeeds: checkbox,
  podcastCategory: text.transform((value) => value as PodcastCategory),
  indexNowKey: orNull,
});

export async function saveMachines(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('institution.manage', machinesSchema, form, async ({ actor }, input) => {
    const saved = await setMachineSettings(actor, input);
    if (!saved.ok) return saved;
    return ok('Saved. What machines read follows.');
  });
}

export async function retry(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('institution.manage', z.object({ jobId: text }), form, async ({ actor }, { jobId }) => {
    const tried = await retryJob(actor, jobId);
    if (!tried.ok) return tried;
    return ok('It is tried again.');
  });
}

export async function tellEnginesAgain(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('institution.manage', z.object({}), form, async ({ actor }) => {
    const told = await tellAgain(actor);
    if (!told.ok) return told;
    return ok('They are told again in a moment.');
  });
}

export async function leaveRefused(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('institution.manage', z.object({}), form, async ({ actor }) => {
    const left = await forgetRefused(actor);
    if (!left.ok) return left;
    return ok('Left.');
  });
}
