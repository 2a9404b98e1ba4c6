import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type Runner, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { type ClientConfig, Pool, type PoolClient } from 'pg';
import { JOBS, type JobName, type Tasks } from './job.ts';

export type WorkerOptions = {
  /** Asked before each attempt: the embedded server may come back elsewhere. */
  connection: () => ClientConfig;
  tasks: Tasks;
  /** Milliseconds that a job which is being done gets at a stop, before it is told to end and goes back into the queue. */
  patience?: number;
  log: Record<'debug' | 'info' | 'warn' | 'error', (details: object, message: string) => void>;
};

/**
 * Does the jobs that this process takes from the queue, one at a time, over two connections of its own. It is told when the
 * database can be reached and when not, by those who notice.
 */
export type Worker = {
  /** The database is there: jobs are taken. Nothing more happens when they are already. */
  resume(): void;
  /** The database is away: the connections are given up. */
  pause(): void;
  /** Takes no more jobs, and returns when none is being done. */
  stop(): Promise<void>;
};

export function createWorker(options: WorkerOptions): Worker {
  let current: Shift | null = null;
  let stopped = false;

  function resume(): void {
    if (current || stopped) return;
    const shift = startShift(options);
    current = shift;
    shift.ended.then(async () => {
      if (current !== shift) return;
      await pause(RESTART_PAUSE);
      if (current !== shift) return;
      current = null;
      resume();
    });
  }

  return {
    resume,
    pause() {
      current?.leave();
      current = null;
    },
    async stop() {
      stopped = true;
      const last = current;
      current = null;
      await last?.finish();
    },
  };
}

/** From a connection to its end. */
type Shift = { ended: Promise<void>; leave(): void; finish(): Promise<void> };

const RESTART_PAUSE = 2_000;
// For a job that was told to end.
const MOMENT = 1_000;

// An advisory lock for each worker that lives; what a worker without one had taken is free again.
const LIFE = 7_305_122;
const SWEEP_EVERY = 60_000;

function startShift({ connection, tasks, log, patience = 5_000 }: WorkerOptions): Shift {
  const pool = new Pool({
    ...connection(),
    application_name: 'masthead jobs',
    max: 2,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const onError = (error: Error) => log.debug({ err: error }, 'A connection of the job queue was lost.');
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  const events = new EventEmitter() as WorkerEvents;
  let sweeps: NodeJS.Timeout | undefined;
  let crew: WorkerPool | undefined;
  events.on('pool:create', ({ workerPool }) => {
    crew = workerPool;
  });
  events.on('pool:listen:success', async ({ client, workerPool }) => {
    try {
      // The library asks this connection to listen just now.
      await pause(1_000, undefined, { ref: false });
      await client.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [LIFE, workerPool.id]);
      await freeAbandoned(client);
    } catch (error) {
      log.debug({ err: error }, 'Jobs of workers that are gone could not be looked for.');
    }
    clearInterval(sweeps);
    sweeps = setInterval(() => freeAbandoned(pool).catch(() => {}), SWEEP_EVERY);
    sweeps.unref();
  });
  events.on('job:error', ({ job, error }) =>
    log.warn({ err: error, job: job.task_identifier, attempts: job.attempts }, 'A job could not be done.'),
  );
  events.on('job:failed', ({ job, error }) =>
    log.error({ err: error, job: job.task_identifier, id: job.id }, 'A job failed and is tried no more.'),
  );

  let left = false;
  const starting: Promise<Runner> = run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 1_000,
    gracefulShutdownAbortTimeout: patience,
    // Not for speed: a stop waits only for results that go through a batch.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    parsedCronItems: [],
    taskList: checked(tasks),
    events,
    logger: new Logger(() => (level, message, meta) => {
      if (meta?.failure) return;
      const quiet = level === 'info' || level === 'debug';
      log[quiet ? 'debug' : 'warn']({ jobs: meta?.error ?? undefined }, message);
    }),
  });
  const ended = starting
    .then(
      async (runner) => {
        if (left) await cut(crew);
        await runner.promise;
      },
      (error) => log.warn({ err: error }, 'The job queue can not be reached.'),
    )
    .catch((error) => log.warn({ err: error }, 'The job queue stopped.'))
    .finally(() => {
      clearInterval(sweeps);
      pool.end().catch(() => {});
    });

  return {
    ended,
    leave() {
      left = true;
      cut(crew);
    },
    async finish() {
      // One that is just being started has connections, too.
      const orderly = starting.then(
        (runner) => runner.stop().then(() => true),
        () => true,
      );
      const inTime = await Promise.race([orderly, pause(patience + MOMENT, false, { ref: false })]).catch(() => false);
      if (inTime) return;
      left = true;
      await cut(crew);
    },
  };
}

/** Sends what is being done back into the queue. */
async function cut(crew: WorkerPool | undefined): Promise<void> {
  try {
    await crew?.forcefulShutdown('The instance stops.');
  } catch {
    // With the database away nothing can be sent back; who takes it over sees that this worker is gone.
  }
}

/** Gives back what was taken by workers whose process ended without saying so. */
async function freeAbandoned(client: Pool | PoolClient): Promise<void> {
  await client.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(worker)) FROM (
       SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs WHERE locked_at < now() - interval '1 minute'
     ) taken WHERE pg_try_advisory_xact_lock($1, hashtext(worker)) HAVING count(*) > 0`,
    [LIFE],
  );
}

/** The tasks, each given only what its schema accepts. */
function checked(tasks: Tasks): TaskList {
  return Object.fromEntries(
    (Object.keys(JOBS) as JobName[]).map((name) => [
      name,
      (payload: unknown, { abortSignal }: { abortSignal: AbortSignal }) =>
        (tasks[name] as (payload: unknown, signal: AbortSignal) => Promise<void>)(
          JOBS[name].parse(payload),
          abortSignal,
        ),
    ]),
  );
}
