/**
 * The place of the first text in a value that the database can keep in no column: one with a NUL or half of a surrogate pair.
 * "" for the value itself, null when there is none. Browsers send neither; whoever does has not used our pages.
 */
export function unstorablePlace(value: unknown): string | null {
  const waiting: { value: unknown; place: string }[] = [{ value, place: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, place } = next;
    if (typeof value === 'string') {
      if (!isStorable(value)) return place;
    } else if (Array.isArray(value) || (typeof value === 'object' && value !== null && isPlain(value))) {
      for (const [key, inner] of Object.entries(value)) {
        if (!isStorable(key)) return place;
        waiting.push({ value: inner, place: place === '' ? key : `${place}.${key}` });
      }
    }
  }
  return null;
}

export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Text of a form without what can't be kept: nobody typed it, and nobody could find it. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
