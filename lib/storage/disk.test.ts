import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskStorage } from './disk.ts';
import { contentHash, contentKey } from './storage.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = new TextEncoder().encode('The whole of a small file.');
const key = contentKey(await contentHash(bytes));

async function text(stream: ReadableStream<Uint8Array> | null): Promise<string | null> {
  return stream && new Response(stream).text();
}

test('what is put is read back, whole and in part', async () => {
  const storage = diskStorage(folder);
  await storage.put(key, bytes);
  expect(await storage.size(key)).toBe(26);
  expect(await text(await storage.read(key))).toBe('The whole of a small file.');
  expect(await text(await storage.read(key, { start: 4, end: 8 }))).toBe('whole');
});

test('what is not there is null', async () => {
  const storage = diskStorage(folder);
  expect(await storage.size(key)).toBeNull();
  expect(await storage.read(key)).toBeNull();
});

test('twenty writers of one key leave one file and no rest', async () => {
  const storage = diskStorage(folder);
  await Promise.all(Array.from({ length: 20 }, () => storage.put(key, bytes)));
  expect(await text(await storage.read(key))).toBe('The whole of a small file.');
  expect(await readdir(join(folder, 'sha256', key.split('/')[1] as string))).toHaveLength(1);
});

test('a file cut short by a crash is written again', async () => {
  const storage = diskStorage(folder);
  await storage.put(key, bytes);
  await writeFile(join(folder, key), 'The who');
  await storage.put(key, bytes);
  expect(await text(await storage.read(key))).toBe('The whole of a small file.');
});

test.each(['../secret', '/etc/passwd', 'a//b', 'a/../b', '', 'A', 'a\0b', '.hidden', 'a/.b'])(
  '%j is no key',
  async (bad) => {
    await expect(diskStorage(folder).read(bad)).rejects.toThrow('Not a storage key');
    await expect(diskStorage(folder).put(bad, bytes)).rejects.toThrow('Not a storage key');
  },
);
