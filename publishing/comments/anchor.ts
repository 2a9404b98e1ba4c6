import { z } from 'zod';

/** The passage that a comment is about, as a quote with what stood around it: it outlives edits of the text. */
export const anchorSchema = z.object({
  quote: z.string().min(1).max(4000),
  before: z.string().max(200),
  after: z.string().max(200),
  /** Number of the stretch of text it began in when it was made; where to look first. */
  stretch: z.int().min(0),
});

export type Anchor = z.output<typeof anchorSchema>;

export { anchorBetween, anchorIn, locate, locateAll, type Place } from './places.ts';
