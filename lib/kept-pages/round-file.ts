import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Where something lies: how many bytes had ever been written before it, and its length. */
export type Place = { start: number; length: number };

/**
 * A file in `folder` of at most `size` bytes that is written round and round, so that what is new takes the place of what is oldest.
 * It is made with the first bytes, and has no name from then on: when the process ends, however it does, nothing is left of it.
 */
export class RoundFile {
  readonly #folder: string;
  readonly #size: number;
  #descriptor: number | null = null;
  #written = 0;

  constructor(folder: string, size: number) {
    this.#folder = folder;
    this.#size = size;
  }

  /** Throws what the file system says, and when there are more bytes than the file can hold. */
  write(bytes: Uint8Array): Place {
    const { length } = bytes;
    if (length > this.#size) throw new RangeError(`${length} bytes have no room in a file of ${this.#size}.`);
    this.#descriptor ??= withoutName(this.#folder);
    const left = this.#size - (this.#written % this.#size);
    const start = length > left ? this.#written + left : this.#written;
    this.#written = start + length;
    for (let done = 0; done < length; ) {
      done += writeSync(this.#descriptor, bytes, done, length - done, (start % this.#size) + done);
    }
    return { start, length };
  }

  /** Null when something newer lies there. */
  read(place: Place): Buffer | null {
    if (!this.holds(place) || this.#descriptor === null) return null;
    const bytes = Buffer.allocUnsafe(place.length);
    for (let done = 0; done < place.length; ) {
      const read = readSync(this.#descriptor, bytes, done, place.length - done, (place.start % this.#size) + done);
      if (read === 0) return null;
      done += read;
    }
    return bytes;
  }

  holds({ start }: Place): boolean {
    return start >= this.#written - this.#size;
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}

function withoutName(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}.pages`);
  const descriptor = openSync(path, 'wx+', 0o600);
  rmSync(path);
  return descriptor;
}
