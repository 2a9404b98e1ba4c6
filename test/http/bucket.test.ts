import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { storeFile } from '../../publishing/media/commands.ts';
import { replaceFile } from '../../publishing/media/library-commands.ts';
import { routes } from '../../publishing/routes.ts';
import { makePublished, TESTER } from '../factories.ts';
import { startObjectStore } from '../object-store.ts';
import { useSites } from '../sites.ts';

/* A site whose files lie in a bucket. */

let store: Awaited<ReturnType<typeof startObjectStore>>;
beforeAll(async () => {
  store = await startObjectStore();
  Object.assign(process.env, bucketVariables());
});
afterAll(() => store.stop());

const text = 'year,ships\n2024,31\n2025,28\n';
let file = { id: '', address: '' };

const { get, instance } = useSites({
  environment: bucketVariables,
  fill: async () => {
    file = await presentFile(valueOf(await storeFile(TESTER, { bytes: Buffer.from(text), name: 'ships.csv' })).fileId);
    await makePublished({ downloads: [{ fileId: file.id, label: 'Ships' }] });
  },
});

function bucketVariables(): Record<string, string> {
  return {
    S3_ENDPOINT: store.endpoint,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.secretAccessKey,
  };
}

async function presentFile(id: string) {
  const row = await db().file.findUniqueOrThrow({ where: { id } });
  return { id, address: routes.file(id, row.version, row.name) };
}

test('a file is served from the bucket, whole and in parts', async () => {
  const whole = await get(file.address);
  expect([whole.status, await whole.text()]).toEqual([200, text]);
  const part = await get(file.address, { headers: { range: 'bytes=5-9' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    `bytes 5-9/${text.length}`,
    'ships',
  ]);
});

test('replaced, it has a new address with the new bytes, and the former leads there', async () => {
  const bytes = Buffer.from('year,ships\n2025,29\n');
  valueOf(await replaceFile(TESTER, { id: file.id, name: 'corrected.csv', bytes }));
  const present = await presentFile(file.id);
  expect(present.address).not.toBe(file.address);
  expect(await (await get(present.address)).text()).toBe(String(bytes));
  const former = await get(file.address);
  expect([former.status, former.headers.get('location'), former.headers.get('cache-control')]).toEqual([
    307,
    present.address,
    'no-store',
  ]);
});

test('what the bucket has lost is not there, and the site says so in its log', async () => {
  const { storageKey } = await db().file.findUniqueOrThrow({ where: { id: file.id } });
  const { s3Storage } = await import('../../lib/storage/s3.ts');
  await s3Storage(store).delete(storageKey ?? '');
  const { address } = await presentFile(file.id);
  expect((await get(address)).status).toBe(404);
  expect(instance(0).output()).toContain('The bytes of a file are missing from the storage.');
});
