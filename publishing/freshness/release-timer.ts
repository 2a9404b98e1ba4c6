import type { DueRelease, Look } from './releases.ts';

/**
 * The timer for scheduled releases. No job makes a release happen: a publication is public from its time on, and this
 * timer only sees to it that pages kept from before are made anew. Times are compared by the database's clock; the
 * process's own is used for waiting.
 */
export type ReleaseTimer = {
  /** Asks the database what became due and when to ask again. Calls made during a look share one more look. */
  look(): Promise<void>;
  stop(): void;
};

/** A schedule may be committed after its own time, by a slow transaction; so each look goes back this far. */
export const LOOK_BACK_SECONDS = 120;
/** Also bounds what a suspended machine, a clock that was put right or a long schedule can do to a timer. */
const LONGEST_WAIT = 60_000;

export function createReleaseTimer(options: {
  ask: (withinSeconds: number) => Promise<Look>;
  onDue: (releases: DueRelease[]) => void;
  onFailure: (error: unknown) => void;
}): ReleaseTimer {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let seen = new Set<string>();

  async function look(): Promise<void> {
    if (looking) {
      again = true;
      return looking;
    }
    looking = lookUntilQuiet().finally(() => {
      looking = null;
    });
    return looking;
  }

  async function lookUntilQuiet(): Promise<void> {
    do {
      again = false;
      await lookOnce();
    } while (again && !stopped);
  }

  async function lookOnce(): Promise<void> {
    clearTimeout(timer);
    try {
      const { due, nextIn } = await options.ask(LOOK_BACK_SECONDS);
      const unseen = due.filter((release) => !seen.has(keyOf(release)));
      seen = new Set(due.map(keyOf));
      if (unseen.length > 0) options.onDue(unseen);
      ringIn(nextIn === null ? LONGEST_WAIT : Math.min(Math.max(Math.ceil(nextIn), 1), LONGEST_WAIT));
    } catch (error) {
      options.onFailure(error);
      ringIn(1000);
    }
  }

  function ringIn(delay: number): void {
    if (stopped) return;
    timer = setTimeout(() => void look(), delay);
    timer.unref();
  }

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
  }

  return { look, stop };
}

function keyOf({ id, releaseAt }: DueRelease): string {
  return `${id} ${releaseAt.toISOString()}`;
}
