import { env } from '../lib/env.ts';
import { runCommand } from './run-command.ts';
import { ensureBuilt } from './site-build.ts';

/** `npm run build`: the site, unless it is built from these sources already. */
await runCommand(async () => {
  await ensureBuilt(env(), new AbortController().signal);
  return 0;
});
