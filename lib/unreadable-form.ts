/** Why a form that was sent could not be taken apart, where that is what an error is about; null for every other. */
export function unreadableBecause(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (!READERS.test(`${error.message}\n${error.stack}`)) return null;
  const { message, cause } = error;
  return cause instanceof Error ? `${message} ${cause.message}` : message;
}

/** Who takes forms apart: the platform, or the framework's own parser where it streams. */
const READERS = /parse body as FormData|\/busboy\//;
