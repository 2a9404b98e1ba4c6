import { request } from 'node:http';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { storeFile } from '../../publishing/media/commands.ts';
import type { Rendition } from '../../publishing/media/media.ts';
import { routes } from '../../publishing/routes.ts';
import { makePublished, TESTER } from '../factories.ts';
import { useSites } from '../sites.ts';

const text = `WEBVTT\n\n${'00:00.000 --> 00:01.000\nCaptions, to be asked for whole, in parts and compressed.\n\n'.repeat(20)}`;
let picture = { address: '', copy: '' };
let captions = '';

const { get, instance } = useSites({
  fill: async () => {
    const bytes = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer();
    const shown = await publicFile('Häfen (Lomé).jpg', bytes);
    const [copy] = shown.renditions as Rendition[];
    picture = { address: shown.address, copy: routes.file(shown.id, shown.version, copy?.name ?? '') };
    captions = (await publicFile('captions.vtt', Buffer.from(text))).address;
  },
});

async function publicFile(name: string, bytes: Uint8Array) {
  const { fileId } = valueOf(await storeFile(TESTER, { bytes, name }));
  await makePublished({ downloads: [{ fileId, label: name }] });
  const file = await db().file.findUniqueOrThrow({ where: { id: fileId } });
  return { ...file, address: routes.file(file.id, file.version, file.name) };
}

test('a picture and its smaller copy, under names with accents', async () => {
  expect(picture.address).toMatch(/\/H%C3%A4fen-Lom%C3%A9\.jpg$/);
  for (const [address, type] of [
    [picture.address, 'image/jpeg'],
    [picture.copy, 'image/webp'],
  ] as const) {
    const response = await get(address);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    expect((await sharp(await response.bytes()).metadata()).width).toBe(address === picture.copy ? 480 : 600);
  }
});

test('what it says of itself', async () => {
  const { headers } = await get(picture.address);
  expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('content-disposition')).toBe("inline; filename*=UTF-8''H%C3%A4fen-Lom%C3%A9.jpg");
  expect(headers.get('accept-ranges')).toBe('bytes');
  expect(headers.get('content-length')).toMatch(/^\d+$/);
});

test('what is known already is not sent again', async () => {
  for (const encoding of ['gzip', 'identity']) {
    const first = await get(captions, { headers: { 'accept-encoding': encoding } });
    const tag = first.headers.get('etag') ?? '';
    // A strong one names these very bytes.
    expect([first.headers.get('content-encoding'), tag.startsWith('W/')]).toEqual(
      encoding === 'gzip' ? ['gzip', true] : [null, false],
    );
    const again = await get(captions, { headers: { 'accept-encoding': encoding, 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
  }
});

test('parts are parts of the same bytes', async () => {
  const part = await get(captions, { headers: { range: 'bytes=8-20' } });
  expect([part.status, await part.text()]).toEqual([206, text.slice(8, 21)]);
  expect(part.headers.get('content-length')).toBe('13');
  expect(part.headers.get('content-range')).toBe(`bytes 8-20/${text.length}`);
  const end = await get(captions, { headers: { range: 'bytes=-6' } });
  expect(await end.text()).toBe(text.slice(-6));
  expect((await get(captions, { headers: { range: 'bytes=9999-' } })).status).toBe(416);
});

test('HEAD tells the length and sends nothing', async () => {
  const response = await get(captions, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
    200,
    String(text.length),
    '',
  ]);
});

test('whatever is asked for, there is an answer', async () => {
  const [, , id = '', version = '', name = ''] = captions.split('/');
  const strange = [
    `/files/${id}/${version}/other.vtt`,
    `/files/${id}/0000000000000000/${name}`,
    `/files/x/${version}/${name}`,
    `/files/${id}/${version}/%00`,
    `/files/${id}/${version}/%ff`,
    `/files/${id}/${version}/%`,
    `/files/${id}/${version}/..%2f..%2fetc%2fpasswd`,
    `/files/${id}/${version}`,
    `/files/${id.toUpperCase()}/${version}/${name}`,
    `/files/${id}/${version}/${'x'.repeat(5000)}`,
  ];
  for (const path of strange) {
    const status = await statusOf(path);
    expect([path.slice(0, 80), [400, 404].includes(status)]).toEqual([path.slice(0, 80), true]);
  }
});

/** Asks for exactly this path: `fetch` would put some of them right. */
function statusOf(path: string): Promise<number> {
  const { hostname, port } = new URL(instance(0).origin);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}
