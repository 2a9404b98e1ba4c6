import { request } from 'node:http';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { makeMember, type SignedInMember } from '../members.ts';
import { useSites } from '../sites.ts';

let author: SignedInMember;
let picture: Uint8Array<ArrayBuffer>;
const { get, instance } = useSites();

beforeAll(async () => {
  author = await makeMember({ role: 'author' });
  const drawn = sharp({ create: { width: 600, height: 300, channels: 3, background: '#375' } });
  picture = new Uint8Array(await drawn.png().toBuffer());
});

type Sender = { cookie?: boolean; origin?: string | null; accept?: string };

function send(name: string, bytes: Uint8Array<ArrayBuffer>, { cookie = true, origin, accept }: Sender = {}) {
  const body = new FormData();
  body.append('file', new Blob([bytes]), name);
  const headers = new Headers({ Accept: accept ?? 'application/json' });
  if (cookie) headers.set('Cookie', cookieOf(author));
  if (origin !== null) headers.set('Origin', origin ?? instance(0).origin);
  return get('/staff/files', { method: 'POST', body, headers });
}

function cookieOf({ cookie }: SignedInMember): string {
  return `${cookie.name}=${cookie.value}`;
}

test('a member adds a picture and sees it, and nobody else does', async () => {
  const response = await send('Hafen.png', picture);
  const { results } = await response.json();
  expect([response.status, results[0].ok, results[0].picked.name]).toEqual([200, true, 'Hafen.png']);
  const { src } = results[0].picked.file;
  const own = await get(src, { headers: { Cookie: cookieOf(author), Range: 'bytes=0-7' } });
  expect([own.status, own.headers.get('cache-control')?.startsWith('private, no-store')]).toEqual([206, true]);
  expect(Buffer.from(await own.arrayBuffer()).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect((await get(src)).status).toBe(307);
  expect((await get(src, { method: 'HEAD' })).status).toBe(307);
  expect((await get(src.replace('/staff/', '/'))).status).toBe(404);
});

test.each([
  ['no origin', { origin: null }, 403],
  ['another origin', { origin: 'https://elsewhere.example' }, 403],
  ['a stranger', { cookie: false }, 401],
])('%s is refused', async (_, sender, status) => {
  const response = await send('a.png', picture, sender);
  expect([response.status, (await response.json()).results]).toEqual([status, []]);
});

test('without scripts the way leads to the file, or back with the sentence', async () => {
  const kept = await send('kept.png', picture, { accept: 'text/html' });
  expect([kept.status, kept.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/staff\/media\/[0-9a-f-]{36}$/),
  ]);
  const refused = await send(
    'drawing.svg',
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    { accept: 'text/html' },
  );
  expect(refused.status).toBe(303);
  const page = await get(refused.headers.get('location') ?? '', { headers: { Cookie: cookieOf(author) } });
  expect(await page.text()).toContain('is an SVG drawing, which can carry scripts');
  const stranger = await send('kept.png', picture, { accept: 'text/html', cookie: false });
  expect(stranger.headers.get('location')).toBe('/staff/sign-in?next=%2Fstaff%2Fmedia');
});

test('a body of 24 MB goes through whole, past what the framework would hold', async () => {
  const large = new Uint8Array(24_000_000).fill(65);
  large.set(new TextEncoder().encode('a,b\n'));
  const response = await send('large.csv', large);
  expect((await response.json()).results[0].picked.file.bytes).toBe(24_000_000);
});

test('a body that claims two gigabytes is answered before it is sent', async () => {
  const { hostname, port } = new URL(instance(0).origin);
  const status = await new Promise((resolve, reject) => {
    const asked = request(
      {
        hostname,
        port,
        path: '/staff/files',
        method: 'POST',
        headers: {
          Cookie: cookieOf(author),
          Origin: instance(0).origin,
          Accept: 'application/json',
          'Content-Type': 'multipart/form-data; boundary=b',
          'Content-Length': 2 ** 31,
        },
      },
      (response) => {
        resolve(response.statusCode);
        asked.destroy();
      },
    );
    asked.on('error', reject);
    asked.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n');
  });
  expect(status).toBe(413);
});
