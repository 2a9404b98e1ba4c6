import { setTimeout as pause } from 'node:timers/promises';
import { makePdf } from '../pdf/make-pdf.ts';
import type { Tasks } from './job.ts';

/** Who does which job. */
export const TASKS: Tasks = {
  'queue.try': async ({ seconds, failure }, signal) => {
    await pause(seconds * 1000, undefined, { signal });
    if (failure) throw new Error(failure);
  },
  'pdf.make': makePdf,
};
