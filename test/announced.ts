import { Client } from 'pg';
import { CACHE_CHANNEL } from '../publishing/cache-tags.ts';

/** The tags that processes are told of while `work` is done, and whoever else works on the test's database. */
export async function announcedDuring(work: () => Promise<unknown>): Promise<string[]> {
  const listener = new Client({ connectionString: process.env.DATABASE_URL });
  await listener.connect();
  try {
    await listener.query(`LISTEN ${CACHE_CHANNEL}`);
    const told: string[] = [];
    const end = JSON.stringify([]);
    const ended = new Promise<void>((resolve) => {
      listener.on('notification', ({ payload = end }) => {
        if (payload === end) resolve();
        else told.push(...(JSON.parse(payload) as string[]));
      });
    });
    await work();
    // Heard after all that was committed before it.
    await listener.query('SELECT pg_notify($1, $2)', [CACHE_CHANNEL, end]);
    await ended;
    return told;
  } finally {
    await listener.end();
  }
}
