import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseUrls } from './database-url.ts';
import { disconnect } from './disconnect.ts';
import { log } from './log.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

/** Opens the database and starts its server again whenever it ends, until `close`. */
export async function keepDatabase(): Promise<DatabaseUrls & Pick<OpenDatabase, 'close'>> {
  let current = await openDatabase();
  let closing = false;
  const { url, ownerUrl } = current;

  void keep();
  async function keep(): Promise<void> {
    for (;;) {
      await current.lost;
      if (closing) return;
      log().warn('The embedded database ended and is started again.');
      current = await reopen();
      if (closing) await current.close();
      else if (current.url !== url) await disconnect();
    }
  }

  async function reopen(): Promise<OpenDatabase> {
    for (;;) {
      try {
        return await openDatabase();
      } catch (error) {
        log().error({ err: error }, 'The embedded database could not be started; trying on.');
        await pause(2_000);
      }
    }
  }

  return {
    url,
    ownerUrl,
    async close() {
      closing = true;
      await current.close();
    },
  };
}
