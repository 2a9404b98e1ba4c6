'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import { ok, type Result, refused, refusedFor } from '../../../../../lib/result.ts';
import { instantsOf, localTimeOf } from '../../../../../publishing/local-time.ts';
import { bin, unbin } from '../../../../../publishing/publications/bin-commands.ts';
import { findPublicationAt } from '../../../../../publishing/publications/choices-desk.ts';
import { cancelSchedule, move, publish, schedule } from '../../../../../publishing/publications/commands.ts';
import type { ReleaseInput } from '../../../../../publishing/publications/release.ts';
import {
  approve,
  approveForced,
  returnToAuthor,
  submit,
  unwaive,
  waive,
} from '../../../../../publishing/publications/review-commands.ts';
import { withdraw } from '../../../../../publishing/publications/withdraw-commands.ts';
import type { FormState } from '../../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { siteInstitution } from '../../../../site-institution.ts';
import { tellAboutReview } from './tell-about-review.ts';

const id = z.uuid();
const counter = z.coerce.number().int().min(0);
const sentence = z.string().trim().max(2000, 'Say it in at most 2,000 characters.');
const message = sentence.default('');
const reviewed = z.object({ id, counter, message });

export async function submitDraft(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.submit', reviewed, form, async (signedIn, input) => {
    const done = await submit(signedIn.actor, input);
    if (done.ok) after(() => tellAboutReview('submit', signedIn, input));
    return onward(done, input.id);
  });
}

export async function approveDraft(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.approve', reviewed, form, async (signedIn, input) => {
    const done = await approve(signedIn.actor, input);
    if (done.ok) after(() => tellAboutReview('approve', signedIn, input));
    return onward(done, input.id);
  });
}

export async function returnDraft(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.approve', reviewed, form, async (signedIn, input) => {
    const done = await returnToAuthor(signedIn.actor, input);
    if (done.ok) after(() => tellAboutReview('return', signedIn, input));
    return onward(done, input.id);
  });
}

export async function binPublication(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.bin', z.object({ id }), form, async ({ actor }, input) =>
    onward(await bin(actor, input), input.id),
  );
}

export async function unbinPublication(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.bin', z.object({ id }), form, async ({ actor }, input) =>
    onward(await unbin(actor, input), input.id),
  );
}

export async function approveForcedRelease(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.approve', z.object({ id, forced: id }), form, async ({ actor }, input) =>
    onward(await approveForced(actor, input), input.id),
  );
}

const waiver = z.object({ id, counter, finding: z.string().max(200), reason: sentence });

export async function waiveFinding(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.waive', waiver, form, async ({ actor }, input) =>
    onward(await waive(actor, input), input.id),
  );
}

export async function unwaiveFinding(_: FormState, form: FormData): Promise<FormState> {
  const schema = waiver.pick({ id: true, finding: true });
  return staffAction('publication.waive', schema, form, async ({ actor }, input) =>
    onward(await unwaive(actor, input), input.id),
  );
}

const release = z.object({
  id,
  counter,
  note: sentence.default(''),
  noteType: z.enum(['none', 'correction', 'clarification', 'update']).default('none'),
  noteText: sentence.default(''),
  dated: z.string().trim().default(''),
  forced: z.literal('on').optional(),
  reason: sentence.default(''),
});

export async function publishNow(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.release', release, form, async ({ actor }, input) => {
    const dated = datedBack(input.dated, (await siteInstitution()).timeZone);
    if (!dated.ok) return dated;
    return onward(shownFor(await publish(actor, { ...releaseInput(input), ...dated.value })), input.id);
  });
}

const scheduled = release.extend({ releaseAt: z.iso.datetime() });

export async function scheduleRelease(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.release', scheduled, form, async ({ actor }, input) => {
    const asked = { ...releaseInput(input), releaseAt: new Date(input.releaseAt) };
    return onward(shownFor(await schedule(actor, asked)), input.id);
  });
}

export async function cancelRelease(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.release', z.object({ id }), form, async ({ actor }, input) =>
    onward(shownFor(await cancelSchedule(actor, input)), input.id),
  );
}

const withdrawal = z.object({
  id,
  revision: counter,
  outcome: z.enum(['text_kept', 'notice_only', 'gone', 'replaced'], 'Choose what is left of it.'),
  reason: sentence,
  replacedById: z
    .union([z.uuid(), z.literal('')])
    .default('')
    .transform((chosen) => chosen || undefined),
  replacedByAddress: z.string().trim().max(2000).default(''),
});

export async function withdrawPublication(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.withdraw', withdrawal, form, async ({ actor, member }, { revision, ...input }) => {
    const { outcome, reason, replacedByAddress: address } = input;
    const asked = { id: input.id, outcome, reason, expectedRevision: revision };
    if (outcome !== 'replaced') return onward(shownFor(await withdraw(actor, asked), ['reason', 'outcome']), input.id);
    const named = address === '' ? null : await findPublicationAt(member, address);
    if (address !== '' && !named) return refusedFor('replacedById', 'No publication of this site has that address.');
    const replacedById = named?.id ?? input.replacedById;
    const done = await withdraw(actor, replacedById ? { ...asked, replacedById } : asked);
    return onward(shownFor(done, ['reason', 'replacedById', 'outcome']), input.id);
  });
}

export async function changeSlug(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ id, slug: z.string().trim() });
  return staffAction('publication.move', schema, form, async ({ actor }, input) =>
    onward(await move(actor, input), input.id),
  );
}

/** What succeeded leads to the overview, which says where things stand now. */
function onward(result: Result<unknown>, to: string): Result<unknown> {
  return result.ok ? redirect(staffRoutes.publication(to) as never) : result;
}

/** Refusals about what the form has no field for stand over it. */
function shownFor<T>(result: Result<T>, fields: string[] = ['reason', 'noteText']): Result<T> {
  return result.ok
    ? result
    : refused(...result.issues.map(({ field, message }) => ({ field: fields.includes(field) ? field : '', message })));
}

function releaseInput({
  id,
  counter,
  note,
  noteType,
  noteText,
  forced,
  reason,
}: z.output<typeof release>): ReleaseInput {
  return {
    id,
    counter,
    ...(note ? { note } : {}),
    ...(noteType === 'none' ? {} : { publicNote: { type: noteType, text: noteText } }),
    ...(forced ? { force: { reason } } : {}),
  };
}

/** For what appeared earlier elsewhere: its day, told no more exactly than that. */
function datedBack(day: string, timeZone: string): Result<Pick<ReleaseInput, 'releaseAt' | 'datePrecision'>> {
  if (day === '') return ok({});
  const today = localTimeOf(new Date(), timeZone).date;
  if (day === today) return ok({});
  const noon = instantsOf({ date: day, time: '12:00' }, timeZone);
  if (noon === null || day > today) return refusedFor('dated', 'Give a day that has passed, or leave this empty.');
  const releaseAt = noon.kind === 'one' ? noon.at : noon.kind === 'twice' ? noon.first : noon.next;
  return ok({ releaseAt, datePrecision: 'day' });
}
