import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { checkedKey, type Storage, sizeOf } from './storage.ts';

/** A storage in a folder of this machine. */
export function diskStorage(folder: string): Storage {
  return {
    async put(key, content) {
      const target = pathOf(folder, key);
      if ((await lengthAt(target)) === sizeOf(content)) return;
      await writeWhole(target, content);
    },
    async size(key) {
      return lengthAt(pathOf(folder, key));
    },
    async read(key, range) {
      const path = pathOf(folder, key);
      if ((await lengthAt(path)) === null) return null;
      return Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>;
    },
    async delete(key) {
      await rm(pathOf(folder, key), { force: true });
    },
  };
}

function pathOf(folder: string, key: string): string {
  return join(folder, checkedKey(key));
}

async function lengthAt(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function writeWhole(target: string, content: Uint8Array | Blob): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const half = `${target}.${randomUUID()}.part`;
  try {
    const file = await open(half, 'wx');
    try {
      await file.writeFile(content instanceof Uint8Array ? content : content.stream());
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
