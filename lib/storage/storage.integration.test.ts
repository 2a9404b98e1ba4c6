import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startObjectStore } from '../../test/object-store.ts';
import { diskStorage } from './disk.ts';
import { s3Storage } from './s3.ts';
import { contentHash, contentKey, type Storage } from './storage.ts';

/* What every storage does, on a disk and in a bucket of a running store. */

let folder: string;
let store: Awaited<ReturnType<typeof startObjectStore>>;
beforeAll(async () => {
  [folder, store] = await Promise.all([mkdtemp(join(tmpdir(), 'storage-')), startObjectStore()]);
});
afterAll(async () => {
  await Promise.all([rm(folder, { recursive: true }), store.stop()]);
});

async function read(storage: Storage, key: string, range?: { start: number; end: number }): Promise<string | null> {
  const stream = await storage.read(key, range);
  return stream && new Response(stream).text();
}

async function keyOf(text: string): Promise<[string, Uint8Array]> {
  const bytes = new TextEncoder().encode(text);
  return [contentKey(await contentHash(bytes)), bytes];
}

describe.each([
  ['disk', () => diskStorage(folder)],
  ['bucket', () => s3Storage(store)],
])('%s', (name, open) => {
  test('what is put is read back, whole and in part, and is gone when deleted', async () => {
    const storage = open();
    const [key, bytes] = await keyOf(`The whole of a small file of the ${name}.`);
    expect([await storage.size(key), await storage.read(key)]).toEqual([null, null]);
    await storage.put(key, bytes);
    await storage.put(key, bytes);
    expect(await storage.size(key)).toBe(bytes.byteLength);
    expect(await read(storage, key)).toBe(`The whole of a small file of the ${name}.`);
    expect(await read(storage, key, { start: 4, end: 8 })).toBe('whole');
    expect(await read(storage, key, { start: 0, end: 1 })).toBe('Th');
    await storage.delete(key);
    await storage.delete(key);
    expect([await storage.size(key), await storage.read(key)]).toEqual([null, null]);
  });

  test('a file that lies on a disk goes through in pieces', async () => {
    const storage = open();
    const path = join(folder, 'large');
    const large = Buffer.alloc(12_000_000, `${name} `);
    await writeFile(path, large);
    const blob = await openAsBlob(path);
    const key = contentKey(await contentHash(blob));
    expect(key).toBe(contentKey(await contentHash(large)));
    await storage.put(key, blob);
    expect(await storage.size(key)).toBe(12_000_000);
    expect(await read(storage, key, { start: 11_999_990, end: 11_999_999 })).toBe(large.subarray(-10).toString());
    await storage.delete(key);
  });

  test('ten writers and readers of one key at once', async () => {
    const storage = open();
    const [key, bytes] = await keyOf(`Written by many into the ${name}.`);
    await Promise.all(Array.from({ length: 10 }, () => storage.put(key, bytes)));
    const texts = await Promise.all(Array.from({ length: 10 }, () => read(storage, key)));
    expect(new Set(texts)).toEqual(new Set([`Written by many into the ${name}.`]));
  });

  test.each(['../secret', '/etc/passwd', 'a//b', 'a/../b', '', 'A', 'a\0b', '.hidden', 'a?x=1', 'a%2fb'])(
    '%j is no key',
    async (bad) => {
      for (const ask of [open().read(bad), open().size(bad), open().delete(bad), open().put(bad, new Uint8Array())]) {
        await expect(ask).rejects.toThrow('Not a storage key');
      }
    },
  );
});

test('a store that refuses the key says so, and nothing of the secret', async () => {
  const [key, bytes] = await keyOf('Refused.');
  const stranger = s3Storage({ ...store, secretAccessKey: 'not the secret of this store' });
  await expect(stranger.put(key, bytes)).rejects.toThrow(/^The object store answered HEAD with 403\.$/);
  await expect(stranger.read(key)).rejects.toThrow(/403 SignatureDoesNotMatch/);
});

test('a store that is away is asked again, and then it is an error', async () => {
  const away = s3Storage({ ...store, endpoint: 'http://127.0.0.1:9' });
  await expect(away.size('sha256/aa/bb')).rejects.toThrow();
});
