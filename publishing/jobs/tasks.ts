import { setTimeout as pause } from 'node:timers/promises';
import { env } from '../../lib/env.ts';
import type { Tasks } from './job.ts';

/** Who does which job. What a job needs is loaded with the first of its kind, so that a start waits for none of it. */
export const TASKS: Tasks = {
  'mail.send': async (mail) => (await import('../../lib/mail.ts')).sendMail(mail),
  'indexnow.send': async (_, signal) =>
    (await import('../index-now/commands.ts')).sendPings({ origin: env().SITE_URL, signal }),
  'queue.try': async ({ seconds, failure }, signal) => {
    await pause(seconds * 1000, undefined, { signal });
    if (failure) throw new Error(failure);
  },
  'crossref.send': async ({ depositId }, signal) => (await import('../crossref/commands.ts')).send(depositId, signal),
  'crossref.ask': async ({ depositId }, signal) => (await import('../crossref/commands.ts')).ask(depositId, signal),
  'pdf.make': async (publication) => (await import('../pdf/make-pdf.ts')).makePdf(publication),
};
