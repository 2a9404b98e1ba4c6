import { runSite } from './run-site.ts';
import { requireBuilt } from './site-build.ts';

/** `npm run serve`: one of several instances on one database, built beforehand. */
await runSite({
  check: ({ DATABASE_URL }) => {
    if (!DATABASE_URL) throw new Error('Instances share one database: set DATABASE_URL to it.');
  },
  build: requireBuilt,
  fill: async () => {},
});
