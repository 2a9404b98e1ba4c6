import { tags as cacheTags, type Tag } from '../cache-tags.ts';

/**
 * The queue between what was announced and this process's cache. Nothing in it is lost: what fails is tried again until it
 * succeeds. What began to render before an expiry is not kept; but what began after it may have joined a reading of the database that
 * a request before it began, and be kept as if it were new. So when such requests were under way, the expiry is repeated once they
 * have ended; and what was made in the meantime is aged, for readings that take longer.
 */
export type Expiry = {
  /** Resolves when the cache no longer holds anything made before the call. */
  expire(tags: Tag[]): Promise<void>;
  stop(): void;
};

/** Milliseconds after the expiry itself: at the latest, where requests take longer; and when all is aged. */
export const REPEAT_WITHIN = 700;
export const AGE_AFTER = 10_000;
const RETRY_AFTER = 200;

export function createExpiry(options: {
  apply: (tags: Tag[]) => Promise<void>;
  /** Has what was made of them made anew where that is possible, and gives nothing up. */
  age: (tags: Tag[]) => void;
  /** Resolves when the requests have ended that are under way when it is asked; null when none is. */
  underWay: () => Promise<unknown> | null;
  /** Asked before what follows an expiry: pages must not be given up while nothing can make them anew. */
  mayRepeat: () => boolean;
  /** Told each time `apply` throws, with how often it has in a row. */
  onFailure: (error: unknown, failures: number) => void;
}): Expiry {
  const waiting = new Set<Tag>();
  const latest = new Map<Tag, symbol>();
  const timers = new Set<NodeJS.Timeout>();
  let running: Promise<void> | null = null;
  let stopped = false;

  async function expire(tags: Tag[]): Promise<void> {
    if (tags.length === 0 || stopped) return;
    const batch = Symbol();
    for (const tag of tags) latest.set(tag, batch);
    const before = options.underWay();
    await send(tags);
    const unexpiredSince = () => (options.mayRepeat() ? tags.filter((tag) => latest.get(tag) === batch) : []);
    if (before) void atTheLatest(REPEAT_WITHIN, before).then(() => send(unexpiredSince()));
    after(AGE_AFTER, () => {
      options.age(unexpiredSince());
      for (const tag of tags) if (latest.get(tag) === batch) latest.delete(tag);
    });
  }

  /** What arrives while a batch is on its way leaves with the next one, which the caller waits for. */
  function send(tags: Tag[]): Promise<void> {
    for (const tag of tags) waiting.add(tag);
    const previous = running ?? Promise.resolve();
    const next = previous.then(flush);
    running = next;
    return next;
  }

  async function flush(): Promise<void> {
    if (waiting.size === 0) return;
    const batch = waiting.has(cacheTags.site) ? [cacheTags.site] : [...waiting];
    waiting.clear();
    for (let failures = 1; !stopped; failures += 1) {
      try {
        return await options.apply(batch);
      } catch (error) {
        options.onFailure(error, failures);
        await new Promise<void>((resolve) => after(RETRY_AFTER, resolve));
      }
    }
  }

  function atTheLatest(delay: number, event: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      after(delay, resolve);
      void event.then(() => resolve());
    });
  }

  function after(delay: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, delay);
    timer.unref();
    timers.add(timer);
  }

  function stop(): void {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  }

  return { expire, stop };
}
