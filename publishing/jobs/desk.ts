import { db } from '../../lib/db.ts';

/** A job that is late, or was tried as often as it may be; both wait for somebody to look. */
export type TroubledJob = {
  id: string;
  name: string;
  /** `failed` is tried no more; `late` should have been done ten minutes ago. */
  trouble: 'failed' | 'late';
  runAt: Date;
  attempts: number;
  lastError: string | null;
};

/** Newest first, at most a hundred; `count` is of all. */
export async function troubledJobs(): Promise<{ count: number; jobs: TroubledJob[] }> {
  const rows = await db().$queryRaw<(TroubledJob & { count: number })[]>`
    SELECT id::text, task_identifier AS name, run_at AS "runAt", attempts::int, last_error AS "lastError",
      CASE WHEN attempts >= max_attempts THEN 'failed' ELSE 'late' END AS trouble,
      count(*) OVER ()::int AS count
    FROM graphile_worker.jobs
    WHERE (attempts >= max_attempts AND locked_at IS NULL)
      OR (attempts < max_attempts AND run_at < now() - interval '10 minutes')
    ORDER BY run_at DESC LIMIT 100`;
  return { count: rows[0]?.count ?? 0, jobs: rows.map(({ count: _, ...job }) => job) };
}
