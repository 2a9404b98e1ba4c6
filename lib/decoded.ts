/** What percent-encoded text says; the text as it stands where an escape of it stands for no character. */
export function decoded(text: string): string {
  return strictlyDecoded(text) ?? text;
}

/** The same; null where an escape stands for no character. */
export function strictlyDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
