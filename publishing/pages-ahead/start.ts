import { setTimeout as pause } from 'node:timers/promises';
import { keptPages } from '../../lib/kept-pages/kept-pages.ts';
import { wasAskedWithin } from '../../lib/last-asked.ts';
import { withOwnKey } from '../../lib/own-key.ts';
import { ownOrigin } from '../../lib/own-origin.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { createMaker, type Maker } from './maker.ts';

const ANSWER_WITHIN = 30_000;

/** Makes at most `most` pages ahead by asking the process's own server for them. */
export function startPagesAhead({
  db,
  server,
  most,
  log,
}: {
  /** Asked when it is needed, so that a start doesn't wait for it. */
  db: () => Promise<DbOrTx>;
  server: { host: string; port: number };
  most: number;
  log: { info(details: object, message: string): void; warn(details: object, message: string): void };
}): Maker {
  return createMaker({
    wanted: async () => (await import('./queries.ts')).listWantedPages(await db(), most),
    keptSince: (moment) => new Set(keptPages().keysSince(moment).map(pathOf)),
    hasRoom: () => keptPages().hasRoom,
    make: (path) => askFor(ownOrigin(server) + path),
    giveWay,
    onMade: (pages, seconds) => log.info({ pages, seconds: Math.round(seconds) }, 'Pages made ahead'),
    onFailure: (error) => log.warn({ err: error }, 'A page could not be made ahead'),
  });
}

/** The framework's key is "/route-cache/KIND/ROUTE/$" and the path. */
function pathOf(key: string): string {
  return key.slice(key.indexOf('/$/') + 2);
}

async function askFor(address: string): Promise<void> {
  const response = await fetch(address, {
    headers: withOwnKey(),
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  await response.arrayBuffer();
  if (response.status >= 500)
    throw new Error(`The server answered its own question for ${address} with ${response.status}.`);
}

const MOMENT = 5;

/** A tenth of the time is taken while others ask for something, nearly all of it while nobody does. */
async function giveWay(took: number): Promise<void> {
  await pause(MOMENT);
  if (wasAskedWithin(took + MOMENT)) await pause(9 * took);
}
