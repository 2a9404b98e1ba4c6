import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { transaction } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit } from '../audit/audit.ts';

/** Has a job that is late or failed tried again, at once. */
export async function retryJob(actor: Actor, id: string): Promise<Result<null>> {
  authorize(actor, 'institution.manage');
  if (!/^\d{1,18}$/.test(id)) return refusedFor('', GONE);
  return transaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ attempts: number; error: string | null }[]>`
      SELECT attempts, last_error AS error FROM graphile_worker.jobs WHERE id = ${id}::bigint`;
    const tried = await tx.$queryRaw<{ name: string }[]>`
      SELECT j.task_identifier AS name FROM graphile_worker.reschedule_jobs(
        ARRAY[${id}]::bigint[], run_at => now(), attempts => 0) r JOIN graphile_worker.jobs j ON j.id = r.id`;
    const [job] = tried;
    if (!job) return refusedFor('', GONE);
    await audit(
      tx,
      actor,
      'try a job again',
      { type: 'institution', id: '1' },
      { before: { ...before }, after: { attempts: 0 }, job: job.name },
    );
    return ok(null);
  });
}

const GONE = 'That is done, or is being done just now.';
