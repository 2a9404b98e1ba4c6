import type { Tx } from '../../lib/transaction.ts';
import type { JobName, JobOptions, JobPayload } from './job.ts';

/** Leaves a job behind, if and when the transaction of the change commits. */
export async function addJob<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  { runAt, queue, key, keepTime = false, attempts }: JobOptions = {},
): Promise<void> {
  await tx.$queryRaw`
    SELECT id::text FROM graphile_worker.add_job(
      ${name}::text, payload => ${JSON.stringify(payload)}::json, queue_name => ${queue ?? null}::text,
      run_at => ${runAt ?? null}::timestamptz, max_attempts => ${attempts ?? null}::int, job_key => ${key ?? null}::text,
      job_key_mode => ${key === undefined ? null : keepTime ? 'preserve_run_at' : 'replace'}::text)`;
}
