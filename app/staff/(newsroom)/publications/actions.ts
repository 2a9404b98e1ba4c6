'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type Issue, ok, type Result, refused, refusedFor } from '../../../../lib/result.ts';
import { type Actor, Forbidden } from '../../../../publishing/actor.ts';
import { bin, unbin } from '../../../../publishing/publications/bin-commands.ts';
import { setDueDate } from '../../../../publishing/publications/due-commands.ts';
import { changeDraftHub } from '../../../../publishing/publications/hub-commands.ts';
import { findForDesk } from '../../../../publishing/publications/list-desk.ts';
import { submitNewest } from '../../../../publishing/publications/review-commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import type { SignedIn } from '../../../../publishing/staff/session.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { ACTS, type Act } from './acts.ts';

const ids = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(100)]).default([]);
const optional = z
  .string()
  .trim()
  .transform((text) => text || null)
  .default(null);
const severalSchema = z.object({
  ids,
  act: z.enum(Object.keys(ACTS) as [Act, ...Act[]], 'Choose what to do.'),
  hubId: optional,
  dueOn: optional,
});

/** One act on each of several publications, by the command that does it on one; what is refused is named with its reason. */
export async function changeSeveral(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.read', severalSchema, form, async (signedIn, input) => {
    if (input.ids.length === 0) return refusedFor('ids', 'Tick the publications first.');
    const { act, hubId, dueOn } = input;
    if ((act === 'add hub' || act === 'remove hub') && !z.uuid().safeParse(hubId).success) {
      return refusedFor('hubId', 'Choose the topic, region, program or series.');
    }
    const acts: Record<Act, (actor: Actor, id: string) => Promise<Result<unknown>>> = {
      'add hub': (actor, id) => changeDraftHub(actor, { id, hubId: hubId ?? '', add: true }),
      'remove hub': (actor, id) => changeDraftHub(actor, { id, hubId: hubId ?? '', add: false }),
      'set due': (actor, id) => setDueDate(actor, { id, dueOn }),
      submit: (actor, id) => submitNewest(actor, { id }),
      bin: (actor, id) => bin(actor, { id }),
      unbin: (actor, id) => unbin(actor, { id }),
    };
    const { done, issues } = await onEach(signedIn, input.ids, acts[act]);
    if (act === 'bin' && issues.length === 0) {
      redirect(`${staffRoutes.publications()}?binned=${done.join(',')}` as never);
    }
    // Also when some were refused; what succeeded whole is drawn anew anyway.
    if (done.length > 0) refresh();
    const changed = `${done.length === 1 ? 'One publication is' : `${done.length} publications are`} changed.`;
    if (issues.length === 0) return ok(changed);
    return refused(
      ...issues,
      ...(done.length > 0 ? [{ field: '', message: `${changed} The others are as they were.` }] : []),
    );
  });
}

export async function undoBin(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.bin', z.object({ ids }), form, async (signedIn, input) => {
    const { issues } = await onEach(signedIn, input.ids, (actor, id) => unbin(actor, { id }));
    if (issues.length > 0) return refused(...issues);
    redirect(staffRoutes.publications() as never);
  });
}

async function onEach(
  { actor, member }: SignedIn,
  ids: string[],
  act: (actor: Actor, id: string) => Promise<Result<unknown>>,
): Promise<{ done: string[]; issues: Issue[] }> {
  const rows = await findForDesk(member, ids);
  const done: string[] = [];
  const issues: Issue[] = [];
  for (const { id, title } of rows) {
    const result = await allowed(() => act(actor, id));
    if (result.ok) done.push(id);
    else
      issues.push(
        ...result.issues.map(({ message }) => ({ field: '', message: `“${title || 'Untitled'}”: ${message}` })),
      );
  }
  return { done, issues };
}

async function allowed(run: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Forbidden) return refusedFor('', 'your role does not allow this here.');
    throw error;
  }
}
