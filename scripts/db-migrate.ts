import { withDatabase } from '../lib/open-database.ts';
import { migrate } from '../prisma/migrate.ts';
import { runCommand } from './run-command.ts';

/** `npm run db:migrate`: brings the database up to this code. */
await runCommand(async () => {
  const applied = await withDatabase(migrate);
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
  return 0;
});
