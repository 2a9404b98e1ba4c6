/** One thing a person can put right: the input it is about and a sentence saying what to do. */
export type Issue = { field: string; message: string };

/** A refusal that somebody can act on is a value; everything else is thrown. */
export type Result<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(...issues: Issue[]): { ok: false; issues: Issue[] } {
  return { ok: false, issues };
}

export function refusedFor(field: string, message: string): { ok: false; issues: Issue[] } {
  return refused({ field, message });
}

/** The value, or an error that lists the sentences: for callers to whom a refusal is a defect. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.issues.map(({ field, message }) => `${field}: ${message}`).join(' '));
}
