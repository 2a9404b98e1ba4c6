/**
 * Makes pages before a reader asks for them: the first reader of a page doesn't wait for it, and with the database away every page is
 * still there. It takes turns with readers, and is done when all wanted pages are kept.
 */
export type Maker = {
  /** Something was forgotten: looks what is missing, when nothing more was for a while. */
  look(): void;
  stop(): void;
};

/** Milliseconds after the last expiry: later than what it named is aged, or pages would be made twice. */
export const QUIET = 11_000;
/** Where changes never end: so long after the first. */
export const PATIENCE = 60_000;
/** An hour; for pages that gave way, and those that grew old. */
const AT_THE_LATEST = 3_600_000;
/** Half the life of a page, which is then made anew while the old one is shown. */
export const OLD = 43_200_000;
/** Pages that can't be made, one after the other, before it is not the page that is at fault. */
const IN_A_ROW = 3;

export function createMaker(options: {
  /** The paths of all pages, the most wanted first. */
  wanted: () => Promise<string[]>;
  /** The paths of the pages that were made since, in milliseconds since 1970. */
  keptSince: (moment: number) => Set<string>;
  /** Whether what is made can be kept. */
  hasRoom: () => boolean;
  /** Has the page made; rejects when that is not possible. */
  make: (path: string) => Promise<void>;
  /** Lets others have their turn. `took` is how many milliseconds the page did. */
  giveWay: (took: number) => Promise<void>;
  onMade: (pages: number, seconds: number) => void;
  onFailure: (error: unknown) => void;
}): Maker {
  let timer: NodeJS.Timeout | undefined;
  let unheededSince: number | null = null;
  let round: Promise<void> | null = null;
  let stopped = false;

  function look(): void {
    unheededSince ??= Date.now();
    ringIn(Math.min(QUIET, Math.max(0, unheededSince + PATIENCE - Date.now())));
  }

  function ringIn(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void begin(), delay);
    timer.unref();
  }

  /** One round at a time: what was forgotten in the middle of one is made in the next. */
  async function begin(): Promise<void> {
    unheededSince = null;
    await round;
    if (stopped || round) return;
    round = makeMissing();
    await round;
    round = null;
    if (!stopped && unheededSince === null) ringIn(AT_THE_LATEST);
  }

  async function makeMissing(): Promise<void> {
    const start = performance.now();
    let made = 0;
    let failures = 0;
    for (const path of await missing()) {
      if (stopped || failures >= IN_A_ROW || !options.hasRoom()) break;
      const before = performance.now();
      const succeeded = await couldMake(path);
      failures = succeeded ? 0 : failures + 1;
      if (succeeded) made += 1;
      await options.giveWay(performance.now() - before);
    }
    if (made > 0) options.onMade(made, (performance.now() - start) / 1000);
  }

  async function missing(): Promise<string[]> {
    try {
      const kept = options.keptSince(Date.now() - OLD);
      return (await options.wanted()).filter((path) => !kept.has(path));
    } catch (error) {
      options.onFailure(error);
      return [];
    }
  }

  async function couldMake(path: string): Promise<boolean> {
    try {
      await options.make(path);
      return true;
    } catch (error) {
      options.onFailure(error);
      return false;
    }
  }

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
  }

  return { look, stop };
}
