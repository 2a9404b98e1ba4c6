import { transaction } from '../../lib/transaction.ts';

/** Has a failed job tried again, at once. */
export async function retryJob(id: string): Promise<void> {
  await transaction(
    (tx) => tx.$queryRaw`
      SELECT id::text FROM graphile_worker.reschedule_jobs(ARRAY[${id}]::bigint[], run_at => now(), attempts => 0)`,
  );
}
