import { BoundedMap } from './bounded-map.ts';

const BYTES = 8 * 1024 * 1024;

/**
 * Remembers what `make` made of a text, so that it is made once of a page that is kept: the framework gives the same text each time,
 * and to find it again costs nothing. At most `bytes` of texts and what was made of them; what was not asked for the longest time is
 * forgotten first.
 */
export function madeOfTexts<Made extends { length: number }>(
  make: (text: string) => Made,
  bytes = BYTES,
): (text: string) => Made {
  const known = new BoundedMap<Made>(bytes, (made, text) => text.length + made.length);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
