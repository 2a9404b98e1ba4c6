import { tags as cacheTags, type Tag } from '../cache-tags.ts';

/**
 * The queue between what was announced and this process's cache. Nothing in it is lost: what fails is tried again until it
 * succeeds. Each expiry is repeated, because a page that began to render before the change and ended after the expiry is
 * kept as if it were new: twice soon, so that such a page lives less than a second, and once later for a slow one.
 */
export type Expiry = {
  /** Resolves when the cache no longer holds anything made before the call. */
  expire(tags: Tag[]): Promise<void>;
  stop(): void;
};

/** Milliseconds after the expiry itself. */
export const REPEAT_AFTER = [250, 700, 10_000];
const RETRY_AFTER = 200;

export function createExpiry(options: {
  apply: (tags: Tag[]) => Promise<void>;
  /** Asked before a repetition: pages must not be given up while nothing can make them anew. */
  mayRepeat: () => boolean;
  /** Told each time `apply` throws, with how often it has in a row. */
  onFailure: (error: unknown, failures: number) => void;
  repeatAfter?: number[];
}): Expiry {
  const repeatAfter = options.repeatAfter ?? REPEAT_AFTER;
  const waiting = new Set<Tag>();
  const latest = new Map<Tag, symbol>();
  const timers = new Set<NodeJS.Timeout>();
  let running: Promise<void> | null = null;
  let stopped = false;

  async function expire(tags: Tag[]): Promise<void> {
    if (tags.length === 0 || stopped) return;
    const batch = Symbol();
    for (const tag of tags) latest.set(tag, batch);
    await send(tags);
    repeatAfter.forEach((delay, index) => {
      after(delay, () => {
        const unrepeated = tags.filter((tag) => latest.get(tag) === batch);
        if (index === repeatAfter.length - 1) for (const tag of unrepeated) latest.delete(tag);
        if (unrepeated.length > 0 && options.mayRepeat()) void send(unrepeated);
      });
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
