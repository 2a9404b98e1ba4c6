import { z } from 'zod';
import { MOST_DAYS } from './preview-link.ts';

export const linkSchema = z.object({
  label: z
    .string()
    .trim()
    .min(1, 'Say who the link is for; the name stands across what they see.')
    .max(80, 'Use at most 80 characters.')
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'Take out the control characters.'),
  days: z.coerce
    .number('Write a number of days.')
    .int('Write whole days.')
    .min(1, 'Write at least one day.')
    .max(MOST_DAYS, `Write at most ${MOST_DAYS} days.`),
});

export type LinkInput = z.input<typeof linkSchema>;
