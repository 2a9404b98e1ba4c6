import type { Tx } from '../../lib/transaction.ts';
import { addJob } from '../jobs/add-job.ts';

/** Deposits are made one after the other, so that of two for one DOI the later has the later time. */
const QUEUE = 'crossref';

export function queueSending(tx: Tx, depositId: string): Promise<void> {
  return addJob(tx, 'crossref.send', { depositId }, { queue: QUEUE, key: `crossref.send:${depositId}` });
}

/** Crossref is asked again, later and later, for three days. */
export function queueAsking(tx: Tx, depositId: string, runAt: Date): Promise<void> {
  return addJob(tx, 'crossref.ask', { depositId }, { runAt, key: `crossref.ask:${depositId}` });
}
