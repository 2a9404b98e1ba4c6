import type { Instrumentation } from 'next';

/** Runs once in each server process, before it takes requests; not in builds. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { keepPagesHere } = await import('./lib/kept-pages/cache-handler.ts');
  keepPagesHere();
  const { databaseUrl } = await import('./lib/database-url.ts');
  const { env } = await import('./lib/env.ts');
  const { log } = await import('./lib/log.ts');
  const { startFreshness } = await import('./publishing/freshness/freshness.ts');
  const { beforeShutdown } = await import('./lib/shutdown.ts');
  const { createWorker } = await import('./publishing/jobs/worker.ts');
  const { TASKS } = await import('./publishing/jobs/tasks.ts');
  const { startPagesAhead } = await import('./publishing/pages-ahead/start.ts');
  const { HOST = '', PORT: port, PAGES_AHEAD: most } = env();
  const server = { host: HOST, port };
  const connection = () => ({ connectionString: databaseUrl() });
  const worker = createWorker({ connection, tasks: TASKS, log: log() });
  beforeShutdown(worker.stop);
  const db = async () => (await import('./lib/db.ts')).db();
  const pagesAhead =
    most > 0 && process.env.NODE_ENV === 'production' ? startPagesAhead({ db, server, most, log: log() }) : null;
  beforeShutdown(async () => pagesAhead?.stop());
  const freshness = startFreshness({
    connection,
    server,
    log: log(),
    onExpired: () => pagesAhead?.look(),
    onReachable: worker.resume,
    onUnreachable: worker.pause,
  });
  beforeShutdown(freshness.stop);
}

/** What a page or handler threw, as one line of the log. A form that can't be read is no fault of ours: its reason is enough. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method, path }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('./lib/log.ts');
  const { unreadableBecause } = await import('./lib/unreadable-form.ts');
  const reason = method === 'POST' ? unreadableBecause(error) : null;
  if (reason !== null) log().info({ reason, path }, 'A form could not be read');
  else log().error({ err: error, method, path, route: routePath }, 'A request failed');
};
