import type { Client, ClientConfig } from 'pg';
import { reportDatabase } from '../../lib/database-health.ts';
import { keptPages } from '../../lib/kept-pages/kept-pages.ts';
import { thoseUnderWay } from '../../lib/requests-under-way.ts';
import { CACHE_CHANNEL, type Tag, tags, tagsTouchedBy } from '../cache-tags.ts';
import { createExpiry } from './expiry.ts';
import { expireByLoopback, tagsFrom } from './loopback.ts';
import { type Relay, startRelay } from './relay.ts';
import { createReleaseTimer } from './release-timer.ts';
import { lookForReleases } from './releases.ts';
import { setFreshnessStatus } from './status.ts';

export type FreshnessOptions = {
  connection: () => ClientConfig;
  /** Where this process's server listens. */
  server: { host: string; port: number };
  log: { info(message: string): void; warn(details: object, message: string): void };
  /** After each change that was applied. */
  onExpired?: () => void;
  /** For what else needs the database: it can be reached, again or for the first time; it can not. */
  onReachable?: () => void;
  onUnreachable?: () => void;
};

/**
 * Keeps what this process has cached true: applies every announced change, lets scheduled releases appear at their time,
 * and forgets everything when it may have missed something. While the database is away nothing is forgotten.
 */
export function startFreshness(options: FreshnessOptions): Relay {
  const { connection, server, log, onExpired, onReachable, onUnreachable } = options;
  let client: Client | null = null;

  const expiry = createExpiry({
    apply: (batch) => expireByLoopback(batch, server),
    age: (batch) => keptPages().age(batch),
    underWay: thoseUnderWay,
    mayRepeat: () => client !== null,
    onFailure: (error, failures) => {
      if (failures % 25 === 0) log.warn({ err: error, failures }, 'Expiring cached pages fails; trying on');
    },
  });

  async function expire(batch: Tag[]): Promise<void> {
    await expiry.expire(batch);
    onExpired?.();
  }

  const releases = createReleaseTimer({
    ask: (withinSeconds) => {
      if (!client) throw new Error('The database is away.');
      return lookForReleases(client, withinSeconds);
    },
    onDue: (due) => {
      const touched = due.flatMap((release) =>
        tagsTouchedBy(
          'path' in release
            ? { type: 'redirect.changed', path: release.path }
            : { type: 'publication.changed', addresses: [release], ...release },
        ),
      );
      void expire([...new Set(touched)]);
    },
    onFailure: (error) => {
      if (client) log.warn({ err: error }, 'Looking for due releases failed');
    },
  });

  const relay = startRelay({
    connection,
    channel: CACHE_CHANNEL,
    onListening: async (live) => {
      client = live;
      reportDatabase(true);
      await expire([tags.site]);
      await releases.look();
      setFreshnessStatus({ listening: true, reason: 'Listening to the database.' });
      log.info('Listening for changes');
      onReachable?.();
    },
    onMessage: (payload) => {
      const announced: Tag[] = tagsFrom(payload) ?? [tags.site];
      void expire(announced);
      void releases.look();
    },
    onLost: (error) => {
      client = null;
      reportDatabase(false);
      onUnreachable?.();
      setFreshnessStatus({ listening: false, reason: 'The database can not be reached.' });
      log.warn({ err: error }, 'The database can not be reached; kept pages are served on');
    },
  });

  async function stop(): Promise<void> {
    setFreshnessStatus({ listening: false, reason: 'Stopping.' });
    releases.stop();
    expiry.stop();
    await relay.stop();
  }

  return { stop };
}
