import { fillWhenEmpty } from './demonstration.ts';
import { runSite } from './run-site.ts';
import { ensureBuilt } from './site-build.ts';

/** `npm start`: everything that a reader's site needs, from nothing. */
await runSite({
  check: () => {},
  build: ensureBuilt,
  fill: fillWhenEmpty,
});
