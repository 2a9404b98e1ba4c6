import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { isStorageKey, type Storage } from './storage.ts';

/** A storage in a folder of this machine. */
export function diskStorage(folder: string): Storage {
  return {
    async put(key, bytes) {
      const target = pathOf(folder, key);
      if ((await sizeOf(target)) === bytes.byteLength) return;
      await writeWhole(target, bytes);
    },
    async size(key) {
      return sizeOf(pathOf(folder, key));
    },
    async read(key, range) {
      const path = pathOf(folder, key);
      if ((await sizeOf(path)) === null) return null;
      return Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>;
    },
  };
}

function pathOf(folder: string, key: string): string {
  if (!isStorageKey(key)) throw new Error(`Not a storage key: ${JSON.stringify(key)}`);
  return join(folder, key);
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const half = `${target}.${randomUUID()}.part`;
  try {
    const file = await open(half, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, target);
  } catch (error) {
    await unlink(half).catch(() => undefined);
    throw error;
  }
}
