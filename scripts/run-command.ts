/** Runs one command of the project to its end. `work` gives the exit code; what prevents it is said as `fail` does. */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = fail(error);
  }
}

/** Says on standard error, in its sentence alone, what prevents a command, and gives the exit code for that; of a defect it says where it is. */
export function fail(reason: unknown): number {
  const said = reason instanceof Error ? (isDefect(reason) ? reason.stack : reason.message) : reason;
  console.error(String(said).trimEnd());
  return 1;
}

function isDefect(error: Error): boolean {
  return [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
}
