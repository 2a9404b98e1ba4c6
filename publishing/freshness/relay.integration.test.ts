import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { type Relay, type RelayOptions, startRelay } from './relay.ts';

/** How long what will happen is waited for; nothing is late before that. */
const PATIENCE = { timeout: 10_000 };

const database = useDatabase();
const CHANNEL = 'relay_test';
let relay: Relay | undefined;

afterEach(async () => {
  await relay?.stop();
});

function listen(options: Partial<RelayOptions> = {}) {
  const heard: string[] = [];
  const onListening = vi.fn(async () => {});
  const onLost = vi.fn();
  relay = startRelay({
    connection: () => ({ connectionString: database.url() }),
    channel: CHANNEL,
    onListening,
    onMessage: (payload) => heard.push(payload),
    onLost,
    heartbeatEvery: 50,
    patience: 300,
    ...options,
  });
  return { heard, onListening, onLost };
}

async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const say = (text: string) => query('SELECT pg_notify($1, $2)', [CHANNEL, text]);
const RELAYS = "FROM pg_stat_activity WHERE application_name = 'masthead relay' AND datname = current_database()";

test('what is said while it listens is heard, in order', async () => {
  const { heard, onListening } = listen();
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledOnce(), PATIENCE);
  for (const text of ['one', 'two', 'three']) await say(text);
  await vi.waitFor(() => expect(heard).toEqual(['one', 'two', 'three']), PATIENCE);
});

test('what is said while the caller makes good what was missed is heard too', async () => {
  const heard: string[] = [];
  const { promise: caughtUp, resolve: catchUp } = Promise.withResolvers<void>();
  const onListening = vi.fn(() => caughtUp);
  listen({ onListening, onMessage: (payload) => heard.push(payload) });
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledOnce(), PATIENCE);
  await say('early');
  await vi.waitFor(() => expect(heard).toEqual(['early']), PATIENCE);
  catchUp();
});

test('a cut connection is told once and comes back', async () => {
  const { heard, onListening, onLost } = listen();
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledOnce(), PATIENCE);
  await query(`SELECT pg_terminate_backend(pid) ${RELAYS}`);
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledTimes(2), PATIENCE);
  expect(onLost).toHaveBeenCalledOnce();
  await say('again');
  await vi.waitFor(() => expect(heard).toEqual(['again']), PATIENCE);
});

test('a database that says nothing any more counts as lost', async () => {
  const { onListening, onLost } = listen();
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledOnce(), PATIENCE);
  const [backend] = await query<{ pid: number }>(`SELECT pid ${RELAYS}`);
  if (!backend) throw new Error('The relay has no connection.');
  process.kill(backend.pid, 'SIGSTOP');
  try {
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), { timeout: 3000 });
    await vi.waitFor(() => expect(onListening).toHaveBeenCalledTimes(2), PATIENCE);
  } finally {
    process.kill(backend.pid, 'SIGCONT');
  }
});

test('a database that is away at the start is waited for, wherever it then is', async () => {
  let place = 'postgresql://masthead@127.0.0.1:1/nothing';
  const connection = vi.fn(() => ({ connectionString: place }));
  const { onListening, onLost } = listen({ connection });
  await vi.waitFor(() => expect(connection.mock.calls.length).toBeGreaterThan(2), PATIENCE);
  place = database.url();
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledOnce(), { timeout: 5000 });
  expect(onLost).toHaveBeenCalledOnce();
});

test('when catching up fails, the connection is given up and made anew', async () => {
  let fails = true;
  const onListening = vi.fn(async () => {
    if (fails) throw new Error('not yet');
  });
  const { onLost } = listen({ onListening });
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), PATIENCE);
  fails = false;
  const before = onListening.mock.calls.length;
  await vi.waitFor(() => expect(onListening.mock.calls.length).toBeGreaterThan(before), { timeout: 5000 });
});

test('after the stop no connection is left', async () => {
  const { onListening, onLost } = listen();
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledOnce(), PATIENCE);
  await relay?.stop();
  await vi.waitFor(async () => expect(await query(`SELECT 1 ${RELAYS}`)).toEqual([]), PATIENCE);
  expect(onLost).not.toHaveBeenCalled();
});
