import { disconnect } from '../lib/disconnect.ts';
import { env } from '../lib/env.ts';
import { withDatabase } from '../lib/open-database.ts';
import { migrate } from '../prisma/migrate.ts';
import { SYSTEM } from '../publishing/actor.ts';
import { letIn } from '../publishing/staff/let-in-commands.ts';
import { staffRoutes } from '../publishing/staff/staff-routes.ts';
import { fail, runCommand } from './run-command.ts';

const USAGE = `Usage: npm run let-in -- EMAIL

For a member who can't get in and whom no administrator can help: takes away their second factor and passkeys and prints a link
for a new password, which works once and for an hour. Works while the site runs and while it does not.
`;

await runCommand(async () => {
  const [email, ...rest] = process.argv.slice(2);
  if (!email || email.startsWith('-') || rest.length > 0) {
    process.stdout.write(USAGE);
    return email === '--help' || email === '-h' ? 0 : 1;
  }
  const { SITE_URL } = env();
  const result = await withDatabase(async (database) => {
    await migrate(database);
    return letIn(SYSTEM.operator, { email }).finally(disconnect);
  });
  if (!result.ok) return fail(result.issues.map(({ message }) => message).join('\n'));
  process.stdout.write(`${SITE_URL}${staffRoutes.newPassword(result.value.token)}\n`);
  return 0;
});
