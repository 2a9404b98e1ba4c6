import { env } from '../lib/env.ts';
import { ensureBuilt } from './site-build.ts';

/** `npm run build`: the site, unless it is built from these sources already. */
await ensureBuilt(env(), new AbortController().signal);
