import { z } from 'zod';

/** What a member is called in the newsroom; bylines name persons. */
export const memberName = z.string().trim().min(1, 'Write a name.').max(200);
