/**
 * A map that holds at most so many bytes, by what `bytesOf` says of each value and its key. What was not asked for the longest time
 * gives way first; what is larger than all there is room for is not kept.
 */
export class BoundedMap<Value> {
  readonly #bytes: number;
  readonly #bytesOf: (value: Value, key: string) => number;
  readonly #values = new Map<string, Value>();
  #held = 0;

  constructor(bytes: number, bytesOf: (value: Value, key: string) => number) {
    this.#bytes = bytes;
    this.#bytesOf = bytesOf;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.delete(key);
    const bytes = this.#bytesOf(value, key);
    if (bytes > this.#bytes) return;
    this.#values.set(key, value);
    this.#held += bytes;
    for (const oldest of this.#values.keys()) {
      if (this.#held <= this.#bytes) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#values.delete(key);
    this.#held -= this.#bytesOf(value, key);
  }

  entries(): Iterable<[string, Value]> {
    return this.#values;
  }
}
