import { z } from 'zod';
import { anchorSchema } from './anchor.ts';

const text = z.string().trim().min(1, 'Write something.').max(10_000, 'Write less; this is a remark, not a text.');
const id = z.uuid();

export const threadInput = z.object({ publicationId: id, anchor: anchorSchema, text });
export const replyInput = z.object({ threadId: id, text });
export const resolveInput = z.object({ threadId: id, resolved: z.boolean() });
/** A thread's own words or a reply's: their ids differ. */
export const editInput = z.object({ id, text });
export const deleteInput = z.object({ id });

export type ThreadInput = z.input<typeof threadInput>;
