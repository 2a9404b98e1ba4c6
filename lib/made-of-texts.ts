const BYTES = 32 * 1024 * 1024;

/**
 * Remembers what `make` made of a text, so that it is made once of a page that is kept: the framework gives the same text each time,
 * and to find it again costs nothing. At most `bytes` of texts and what was made of them; what was not asked for the longest time is
 * forgotten first.
 */
export function madeOfTexts<Made extends string | Uint8Array>(
  make: (text: string) => Made,
  bytes = BYTES,
): (text: string) => Made {
  const known = new Map<string, Made>();
  let held = 0;
  return (text) => {
    const before = known.get(text);
    const made = before ?? make(text);
    if (before === undefined) held += text.length + made.length;
    else known.delete(text);
    known.set(text, made);
    for (const [oldest, { length }] of known) {
      if (held <= bytes) break;
      known.delete(oldest);
      held -= oldest.length + length;
    }
    return made;
  };
}
