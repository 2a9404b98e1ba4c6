import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { env } from '../lib/env.ts';
import { keepDatabase } from '../lib/keep-database.ts';
import { migrate } from '../prisma/migrate.ts';
import { fillWhenEmpty } from './demonstration.ts';
import { runCommand } from './run-command.ts';

/** `npm run dev`: the framework's development server with the database up. */
await runCommand(async () => {
  const { HOST, PORT } = env();
  const database = await keepDatabase();
  try {
    await migrate(database);
    await fillWhenEmpty(database.url);
    return await develop(['--port', String(PORT), ...(HOST ? ['--hostname', HOST] : [])]);
  } finally {
    await database.close();
  }
});

function develop(options: string[]): Promise<number> {
  const next = join(import.meta.dirname, '../node_modules/next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'dev', ...options], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 0));
  });
}
