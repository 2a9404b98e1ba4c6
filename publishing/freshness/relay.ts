import { Client, type ClientConfig } from 'pg';

/**
 * The process's ear at the database: one connection of its own that listens on a channel, notices when it no longer
 * hears, and comes back by itself. What was said in between is lost; `onListening` is where that is made good.
 */
export type Relay = { stop(): Promise<void> };

export type RelayOptions = {
  /** Asked before each attempt: the embedded server may come back elsewhere. */
  connection: () => ClientConfig;
  channel: string;
  /** The connection listens from now on. Nothing is lost between this and the first message. */
  onListening: (client: Client) => Promise<void>;
  onMessage: (payload: string) => void;
  /** Called once for each loss, and for a first connection that fails. */
  onLost: (error: Error) => void;
  heartbeatEvery?: number;
  /** How long the database may take to answer before it counts as away. */
  patience?: number;
};

const LONGEST_PAUSE = 2000;

export function startRelay(options: RelayOptions): Relay {
  const { heartbeatEvery = 1000, patience = 2000 } = options;
  const stopping = new AbortController();
  const ended = run();

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await listenUntilLost(() => {
          failures = 0;
        });
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (failures === 0) options.onLost(error as Error);
        await pause(Math.min(100 * 2 ** failures, LONGEST_PAUSE) * (0.5 + Math.random() / 2));
        failures = Math.min(failures + 1, 10);
      }
    }
  }

  async function listenUntilLost(onLive: () => void): Promise<void> {
    const client = new Client({
      ...options.connection(),
      application_name: 'masthead relay',
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
    });
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('The connection to the database ended.')));
    });
    lost.catch(() => undefined);
    client.on('notification', ({ payload }) => options.onMessage(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(options.channel)}`);
      await Promise.race([options.onListening(client), lost]);
      onLive();
      while (!stopping.signal.aborted) {
        await Promise.race([pause(heartbeatEvery), lost]);
        if (!stopping.signal.aborted) await client.query('SELECT 1');
      }
    } finally {
      close(client);
    }
  }

  function pause(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stopping.signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, delay);
      stopping.signal.addEventListener('abort', done);
    });
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await ended;
  }

  return { stop };
}

/** Says goodbye when the database can hear it; a connection that hangs is cut. */
function close(client: Client): void {
  const cut = setTimeout(() => client.connection.stream.destroy(), 500);
  cut.unref();
  client.end().then(
    () => clearTimeout(cut),
    () => clearTimeout(cut),
  );
}
