import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { useDatabase } from '../test/database.ts';
import { databaseUrl } from './database-url.ts';
import { withClient } from './with-client.ts';

useDatabase();

test('what was asked comes back, under the name that was given', async () => {
  const name = await withClient(databaseUrl(), 'masthead test', async (client) => {
    const { rows } = await client.query<{ name: string }>(`select current_setting('application_name') as name`);
    return rows[0]?.name;
  });
  expect(name).toBe('masthead test');
});

test('a connection that is lost is told to who asks, and ends no process', async () => {
  const lost = withClient(databaseUrl(), 'masthead test', async (client) => {
    const asked = client.query('select pg_sleep(30)');
    (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
    await asked;
  });
  await expect(lost).rejects.toThrow('Connection terminated unexpectedly');
});
