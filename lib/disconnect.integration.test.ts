import { afterEach, expect, test, vi } from 'vitest';
import { useDatabase } from '../test/database.ts';
import { db } from './db.ts';
import { disconnect } from './disconnect.ts';
import { log } from './log.ts';

const database = useDatabase();
const PATIENCE = { timeout: 10_000 };

afterEach(() => vi.restoreAllMocks());

/** The process of the database that serves the pool's one connection. */
async function backend(): Promise<number> {
  const [row] = await db().$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  return row?.pid as number;
}

const terminate = (pid: number) => database.asOwner(`SELECT pg_terminate_backend(${pid})`);

test('a connection that ends under the pool is told of', async () => {
  const warn = vi.spyOn(log(), 'warn');
  await terminate(await backend());
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce(), PATIENCE);
});

test('one that ends before the database has read the goodbye of a closed pool is not', async () => {
  const [warn, debug] = [vi.spyOn(log(), 'warn'), vi.spyOn(log(), 'debug')];
  const pid = await backend();
  process.kill(pid, 'SIGSTOP');
  try {
    await disconnect();
    await terminate(pid);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await vi.waitFor(() => expect(debug).toHaveBeenCalledOnce(), PATIENCE);
  expect(warn).not.toHaveBeenCalled();
});
