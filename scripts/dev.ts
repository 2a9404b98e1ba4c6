import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { env } from '../lib/env.ts';
import { keepDatabase } from '../lib/keep-database.ts';
import { migrate } from '../prisma/migrate.ts';
import { fillWhenEmpty } from './demonstration.ts';

/** `npm run dev`: the framework's development server with the database up. */
const { HOST, PORT } = env();
const database = await keepDatabase();
await migrate(database);
await fillWhenEmpty(database.url);

const next = join(import.meta.dirname, '../node_modules/next/dist/bin/next');
const child = spawn(process.execPath, [next, 'dev', '--port', String(PORT), ...(HOST ? ['--hostname', HOST] : [])], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', async (code) => {
  await database.close();
  process.exit(code ?? 0);
});
