/** Runs once in each server process, before it takes requests; not in builds. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { databaseUrl } = await import('./lib/database-url.ts');
  const { env } = await import('./lib/env.ts');
  const { log } = await import('./lib/log.ts');
  const { startFreshness } = await import('./publishing/freshness/freshness.ts');
  const { HOST = '', PORT: port } = env();
  startFreshness({
    connection: () => ({ connectionString: databaseUrl() }),
    server: { host: HOST, port },
    log: log(),
  });
}
