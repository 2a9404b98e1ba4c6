import { z } from 'zod';

/*
 * A job is work that a change leaves behind and no reader waits for: it is written down in the transaction of the change
 * and done afterwards by any one instance, at least once. So a task must bear being done twice.
 */

/** What each job is told. A new job is a line here and its task in tasks.ts. */
export const JOBS = {
  /** Sends a message; twice at worst. */
  'mail.send': z.strictObject({ to: z.string(), subject: z.string(), text: z.string() }),
  /** Tells search engines of the addresses that are due. */
  'indexnow.send': z.strictObject({}),
  /** Works for `seconds`, or fails with a sentence: what the queue itself is tried with. */
  'queue.try': z.strictObject({ mark: z.string(), seconds: z.number().default(0), failure: z.string().optional() }),
  /** Hands a deposit of a DOI over to Crossref, and asks what became of it. */
  'crossref.send': z.strictObject({ depositId: z.uuid() }),
  'crossref.ask': z.strictObject({ depositId: z.uuid() }),
  /** Makes the PDF of a publication that has just been released, or removes those of one that was withdrawn. */
  'pdf.make': z.strictObject({ publicationId: z.uuid() }),
} satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]>;

export type JobOptions = {
  /** Not before this moment, by the database's clock. Default: at once. */
  runAt?: Date;
  /** Jobs of one queue are done one after the other, whichever instance does them. */
  queue?: string;
  /** A waiting job with the same key is replaced, its time included; with `keepTime` it keeps its time. */
  key?: string;
  keepTime?: boolean;
  /** How often it is tried, with longer and longer pauses, before it counts as failed. Default: 25, over three days. */
  attempts?: number;
};

/** Does the work of a job. Throws when it could not; `signal` tells it to stop, because the instance does. */
export type Task<N extends JobName> = (payload: JobPayload<N>, signal: AbortSignal) => Promise<void>;
export type Tasks = { readonly [N in JobName]: Task<N> };
