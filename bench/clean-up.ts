/** Everything a run started, ended in reverse order: when the run ends, however it ends, and on Ctrl-C. */
const undoes: (() => Promise<unknown>)[] = [];
let cleaning: Promise<void> | undefined;

/** Gives what `start` makes, and sees to it that `end` is called with it, also when the run is cut off meanwhile. */
export async function during<T>(start: Promise<T>, end: (value: T) => Promise<unknown>): Promise<T> {
  undoes.push(async () => end(await start));
  return start;
}

export function cleanUp(): Promise<void> {
  cleaning ??= undoAll();
  return cleaning;
}

export function cleanUpOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      void cleanUp().then(() => process.exit(130));
    });
  }
}

async function undoAll(): Promise<void> {
  for (let undo = undoes.pop(); undo; undo = undoes.pop()) {
    await undo().catch((error: Error) => console.error(`Cleaning up: ${error.message}`));
  }
}
