'use server';

import { z } from 'zod';
import { ok, refusedFor } from '../../../../../../lib/result.ts';
import { type Anchor, anchorIn } from '../../../../../../publishing/comments/anchor.ts';
import {
  addThread,
  deleteComment,
  editComment,
  reply,
  resolveThread,
} from '../../../../../../publishing/comments/commands.ts';
import { commentedText } from '../../../../../../publishing/comments/desk.ts';
import { flowOf } from '../../../../../../publishing/comments/flow.ts';
import { deleteInput, editInput, replyInput } from '../../../../../../publishing/comments/inputs.ts';
import type { FormState } from '../../../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../../../publishing/staff/staff-action.ts';

const addSchema = z.object({
  publicationId: z.uuid(),
  /** JSON of a selected passage; empty for a whole block. */
  anchor: z.string().max(20_000),
  block: z.string().optional(),
  text: z.string(),
});

export async function addComment(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.comment', addSchema, form, async ({ actor }, input) => {
    const { publicationId, text } = input;
    const anchor = input.anchor ? selected(input.anchor) : await wholeBlock(publicationId, Number(input.block));
    if (!anchor) return refusedFor('block', 'Select a passage, or give the number of a block that has words.');
    const added = await addThread(actor, { publicationId, anchor, text });
    return added.ok ? ok('Your comment is added.') : added;
  });
}

export async function answerComment(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.comment', replyInput, form, async ({ actor }, input) => {
    const answered = await reply(actor, input);
    return answered.ok ? ok('Your reply is added.') : answered;
  });
}

const resolveSchema = z.object({
  threadId: z.uuid(),
  resolved: z.enum(['true', 'false']).transform((text) => text === 'true'),
});

export async function resolveComment(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.comment', resolveSchema, form, async ({ actor }, input) => {
    const resolved = await resolveThread(actor, input);
    return resolved.ok ? ok(input.resolved ? 'Resolved.' : 'Open again.') : resolved;
  });
}

export async function changeComment(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.comment', editInput, form, async ({ actor }, input) => {
    const edited = await editComment(actor, input);
    return edited.ok ? ok('Saved.') : edited;
  });
}

export async function removeComment(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('publication.comment', deleteInput, form, async ({ actor }, input) => {
    const deleted = await deleteComment(actor, input);
    return deleted.ok ? ok('Deleted.') : deleted;
  });
}

/** Judged by the command's schema. */
function selected(json: string): Anchor | null {
  try {
    return JSON.parse(json) as Anchor;
  } catch {
    return null;
  }
}

async function wholeBlock(publicationId: string, number: number): Promise<Anchor | null> {
  const flow = flowOf((await commentedText(publicationId)).document);
  const stretch = flow.stretches[number - 1];
  return stretch ? anchorIn(flow, stretch.start, stretch.start + stretch.text.length) : null;
}
