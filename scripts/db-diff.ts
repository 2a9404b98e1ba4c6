import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDatabase } from '../lib/open-database.ts';
import { diffToSchema } from '../prisma/diff.ts';
import { MIGRATIONS } from '../prisma/migrate.ts';
import { fail, runCommand } from './run-command.ts';

/** `npm run db:diff -- NAME`: writes the migration that leads to the present schema.prisma. */
await runCommand(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    return fail('Name the migration in small letters, digits and underscores: npm run db:diff -- add_podcasts');
  }
  const sql = await withDatabase(diffToSchema);
  if (sql) {
    const folder = join(MIGRATIONS, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
    await mkdir(folder);
    await writeFile(join(folder, 'migration.sql'), sql);
    console.log(`Wrote ${folder}/migration.sql: read it before you apply it.`);
  } else {
    console.log('The migrations already lead to schema.prisma.');
  }
  return 0;
});
