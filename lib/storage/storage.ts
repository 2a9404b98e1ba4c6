import { createHash } from 'node:crypto';

/**
 * Where bytes are kept, by key. What stands under a key never changes, so a key is derived from the content and
 * writing it twice is harmless. A key is segments of `a-z 0-9 . - _` joined by slashes: a path, or an object's name.
 */
export interface Storage {
  /** Whole or not at all: a reader never meets half a file. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Length in bytes, or null when nothing is there. */
  size(key: string): Promise<number | null>;
  /** Null when nothing is there. A range lies within the size. */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
}

/** Both ends count: the first 500 bytes are 0 to 499. */
export type ByteRange = { start: number; end: number };

export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The key of a content: the same bytes always have the same one. */
export function contentKey(hash: string): string {
  return `sha256/${hash.slice(0, 2)}/${hash}`;
}

const KEY = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;

export function isStorageKey(key: string): boolean {
  return key.length <= 512 && KEY.test(key);
}
