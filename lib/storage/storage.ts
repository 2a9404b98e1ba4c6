import { createHash } from 'node:crypto';

/**
 * Where bytes are kept, by key. What stands under a key never changes, so a key is derived from the content and
 * writing it twice is harmless. A key is segments of `a-z 0-9 . - _` joined by slashes: a path, or an object's name.
 */
export interface Storage {
  /** Whole or not at all: a reader never meets half a file. A blob, which may lie on a disk, is passed through in pieces. */
  put(key: string, content: Uint8Array | Blob): Promise<void>;
  /** Length in bytes, or null when nothing is there. */
  size(key: string): Promise<number | null>;
  /** Null when nothing is there. A range lies within the size. */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Harmless when nothing is there. */
  delete(key: string): Promise<void>;
}

/** Both ends count: the first 500 bytes are 0 to 499. */
export type ByteRange = { start: number; end: number };

/** SHA-256 in hex. */
export async function contentHash(content: Uint8Array | Blob): Promise<string> {
  const hash = createHash('sha256');
  if (content instanceof Uint8Array) return hash.update(content).digest('hex');
  for await (const piece of content.stream()) hash.update(piece);
  return hash.digest('hex');
}

export function sizeOf(content: Uint8Array | Blob): number {
  return content instanceof Uint8Array ? content.byteLength : content.size;
}

/** The key of a content: the same bytes always have the same one. */
export function contentKey(hash: string): string {
  return `sha256/${hash.slice(0, 2)}/${hash}`;
}

/** Keys name no folder outside the storage, and every store takes them as they are. */
export function checkedKey(key: string): string {
  if (!isStorageKey(key)) throw new Error(`Not a storage key: ${JSON.stringify(key)}`);
  return key;
}

const KEY = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;

function isStorageKey(key: string): boolean {
  return key.length <= 512 && KEY.test(key);
}
