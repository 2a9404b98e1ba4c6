import { setTimeout as pause } from 'node:timers/promises';
import { env } from '../../lib/env.ts';
import { sendMail } from '../../lib/mail.ts';
import { ask, send } from '../crossref/commands.ts';
import { sendPings } from '../index-now/commands.ts';
import { makePdf } from '../pdf/make-pdf.ts';
import type { Tasks } from './job.ts';

/** Who does which job. */
export const TASKS: Tasks = {
  'mail.send': (mail) => sendMail(mail),
  'indexnow.send': (_, signal) => sendPings({ origin: env().SITE_URL, signal }),
  'queue.try': async ({ seconds, failure }, signal) => {
    await pause(seconds * 1000, undefined, { signal });
    if (failure) throw new Error(failure);
  },
  'crossref.send': ({ depositId }, signal) => send(depositId, signal),
  'crossref.ask': ({ depositId }, signal) => ask(depositId, signal),
  'pdf.make': makePdf,
};
