import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { transaction } from '../../lib/transaction.ts';
import { useDatabase } from '../../test/database.ts';
import { TESTER } from '../../test/factories.ts';
import { addJob } from './add-job.ts';
import { retryJob } from './commands.ts';
import { troubledJobs } from './desk.ts';
import type { JobPayload } from './job.ts';
import { TASKS } from './tasks.ts';
import { createWorker, type Worker } from './worker.ts';

const database = useDatabase();
const workers: Worker[] = [];
const PATIENCE = { timeout: 10_000 };

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

/** A worker as an instance has it, and what it did. */
function startWorker(
  work: (payload: JobPayload<'queue.try'>, signal: AbortSignal) => Promise<void> = async () => {},
  connection = () => ({ connectionString: database.url() }),
) {
  const done: string[] = [];
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const worker = createWorker({
    connection,
    log,
    patience: 100,
    tasks: {
      ...TASKS,
      'queue.try': async (payload, signal) => {
        await work(payload, signal);
        done.push(payload.mark);
      },
    },
  });
  workers.push(worker);
  worker.resume();
  return { worker, done, log };
}

const leave = (mark: string, options = {}) =>
  transaction((tx) => addJob(tx, 'queue.try', { mark, seconds: 0 }, options));
const forget = (key: string) => db().$queryRaw`SELECT id::text FROM graphile_worker.remove_job(${key})`;
const waiting = async () =>
  (await db().$queryRaw<{ key: string | null }[]>`SELECT key FROM graphile_worker.jobs ORDER BY id`).length;

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const CONNECTIONS = "FROM pg_stat_activity WHERE application_name = 'masthead jobs' AND datname = current_database()";

test('of two instances one does each job, and both do some', async () => {
  const [one, two] = [startWorker(), startWorker()];
  const marks = Array.from({ length: 60 }, (_, i) => `job ${i}`);
  for (const mark of marks) await leave(mark);
  await vi.waitFor(() => expect([...one.done, ...two.done]).toHaveLength(60), PATIENCE);
  expect([...one.done, ...two.done].sort()).toEqual([...marks].sort());
  expect(one.done.length).toBeGreaterThan(0);
  expect(two.done.length).toBeGreaterThan(0);
  await vi.waitFor(async () => expect(await waiting()).toBe(0), PATIENCE);
});

test('a change that is rolled back leaves no job behind', async () => {
  const undone = transaction(async (tx) => {
    await addJob(tx, 'queue.try', { mark: 'never', seconds: 0 });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await waiting()).toBe(0);
});

test('jobs with one key are one job', async () => {
  const later = new Date(Date.now() + 3_600_000);
  for (const mark of ['a', 'b']) await leave(mark, { key: 'same', runAt: later });
  expect(await waiting()).toBe(1);
  await forget('same');
});

test('a job waits for its time', async () => {
  const { done } = startWorker();
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT now() + interval '1.5 seconds' AS at`;
  await leave('in time', { runAt: row?.at });
  await leave('at once');
  await vi.waitFor(() => expect(done).toEqual(['at once']), PATIENCE);
  await vi.waitFor(() => expect(done).toEqual(['at once', 'in time']), PATIENCE);
});

test('a job that fails for good is kept with its reason, counted, and done when tried again', async () => {
  let broken = true;
  const { done, log } = startWorker(async ({ mark }) => {
    if (broken) throw new Error(`${mark} is not there`);
  });
  await leave('the printer', { attempts: 1 });
  await vi.waitFor(() => expect(log.error).toHaveBeenCalledOnce(), PATIENCE);
  await vi.waitFor(async () => expect((await troubledJobs()).count).toBe(1), PATIENCE);
  const [failed] = (await troubledJobs()).jobs;
  expect(failed).toMatchObject({ name: 'queue.try', trouble: 'failed', attempts: 1 });
  expect(failed?.lastError).toContain('the printer is not there');
  broken = false;
  valueOf(await retryJob(TESTER, failed?.id ?? ''));
  await vi.waitFor(() => expect(done).toEqual(['the printer']), PATIENCE);
  await vi.waitFor(async () => expect(await troubledJobs()).toEqual({ count: 0, jobs: [] }), PATIENCE);
  expect(await retryJob(TESTER, failed?.id ?? '')).toMatchObject({ ok: false });
  expect(await retryJob(TESTER, 'no number')).toMatchObject({ ok: false });
});

test('what is late is counted', async () => {
  await leave('nobody is there', { key: 'late', runAt: new Date(Date.now() - 3_600_000) });
  expect((await troubledJobs()).jobs).toMatchObject([{ trouble: 'late', attempts: 0 }]);
  await forget('late');
});

test('a payload that is none of the job is refused, and the work is not done', async () => {
  const { done, log } = startWorker();
  await db()
    .$queryRaw`SELECT id::text FROM graphile_worker.add_job('queue.try', '{"mark": 7}'::json, max_attempts => 1)`;
  await vi.waitFor(() => expect(log.error).toHaveBeenCalledOnce(), PATIENCE);
  expect(done).toEqual([]);
  await query('DELETE FROM graphile_worker._private_jobs');
});

test('a database that is away is waited for, wherever it then is', async () => {
  let place = 'postgresql://masthead@127.0.0.1:1/nothing';
  const { worker, done, log } = startWorker(undefined, () => ({ connectionString: place }));
  await leave('after the outage');
  await vi.waitFor(() => expect(log.warn).toHaveBeenCalled(), PATIENCE);
  worker.pause();
  place = database.url();
  worker.resume();
  await vi.waitFor(() => expect(done).toEqual(['after the outage']), PATIENCE);
});

test('a job whose worker died without a word is given to another', async () => {
  await leave('orphan');
  await query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '2 minutes', locked_by = 'worker-that-died'",
  );
  const { done } = startWorker();
  await vi.waitFor(() => expect(done).toEqual(['orphan']), PATIENCE);
});

test('a stop gives a job time to end, then gives it back; no connection is left', async () => {
  const begun = vi.fn();
  const { worker, done } = startWorker((_, signal) => {
    begun();
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
  });
  await leave('long');
  await vi.waitFor(() => expect(begun).toHaveBeenCalledOnce(), PATIENCE);
  await worker.stop();
  expect(done).toEqual([]);
  const free = 'SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NULL';
  await vi.waitFor(async () => expect(await query(free)).toHaveLength(1), PATIENCE);
  await vi.waitFor(async () => expect(await query(`SELECT 1 ${CONNECTIONS}`)).toEqual([]), PATIENCE);
});

test('a stop waits for a worker that is just being started: the database may go at once', async () => {
  const owner = new pg.Client({ connectionString: database.urls().ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN; LOCK TABLE graphile_worker.migrations');
    const { worker, log } = startWorker();
    const held = `SELECT 1 ${CONNECTIONS} AND wait_event_type = 'Lock'`;
    await vi.waitFor(async () => expect(await query(held)).toHaveLength(1), PATIENCE);
    const stopped = vi.fn();
    const stop = worker.stop().then(stopped);
    await query('SELECT 1');
    expect(stopped).not.toHaveBeenCalled();
    await owner.query('ROLLBACK');
    await stop;
    await owner.query(`SELECT pg_terminate_backend(pid) ${CONNECTIONS}`);
    await vi.waitFor(async () => expect(await query(`SELECT 1 ${CONNECTIONS}`)).toEqual([]), PATIENCE);
    expect(log.warn).not.toHaveBeenCalled();
  } finally {
    await owner.end();
  }
});
