import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { storage } from '../../lib/storage/current.ts';
import { useDatabase } from '../../test/database.ts';
import { memberActor } from '../actor.ts';
import { receiveFiles } from './upload.ts';

const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
process.env.DATA_DIR = folder;
useDatabase();
afterAll(() => rmSync(folder, { recursive: true }));

const actor = memberActor({ id: 'm1', role: 'author', programs: null, personId: null });
const latin = (text: string) => Buffer.from(text, 'latin1');

function formOf(files: [name: string, bytes: Uint8Array][], fields: Record<string, string> = {}): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, bytes] of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return new Request('http://localhost/staff/files', { method: 'POST', body: form });
}

async function send(name: string, bytes: Uint8Array) {
  const received = await receiveFiles(actor, formOf([[name, bytes]]));
  if (!received.ok) throw new Error(received.issues[0]?.message);
  const [only] = received.value;
  return only?.ok
    ? { row: await db().file.findUniqueOrThrow({ where: { id: only.fileId } }), refusal: null }
    : { row: null, refusal: only?.issues[0]?.message ?? '' };
}

async function storedBytes(key: string | null): Promise<Buffer> {
  return Buffer.from(await new Response(await storage().read(key ?? '')).arrayBuffer());
}

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#246' } });
}

test('a photograph arrives without the place it was taken at', async () => {
  const taken = await picture(700, 500)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'A. Owner' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '6/1 7/1 59/1' } })
    .toBuffer();
  expect((await sharp(taken).metadata()).exif).toBeDefined();
  const { row } = await send('harbor.jpg', taken);
  const kept = await storedBytes(row?.storageKey ?? null);
  expect((await sharp(kept).metadata()).exif).toBeUndefined();
  expect(kept.includes('A. Owner')).toBe(false);
  expect(row).toMatchObject({ createdBy: 'member:m1', width: 700, contentType: 'image/jpeg' });
});

test('a name with quotation marks is read as it is', async () => {
  const { row } = await send('The “last” "draft".csv', latin('a,b\n1,2\n'));
  expect(row?.name).toBe('The-last-draft.csv');
  const { refusal } = await send('Notes "old".xyz', latin('?'));
  expect(refusal).toContain('“Notes "old".xyz” is of no type');
});

test('a picture that is a script as well is only a picture afterwards', async () => {
  const script = latin('*/=1;alert(document.cookie)//<script>alert(1)</script>');
  for (const [name, bytes] of [
    ['poly.gif', Buffer.concat([await picture(40, 40).gif().toBuffer(), script])],
    ['poly.jpg', Buffer.concat([await picture(40, 40).jpeg().toBuffer(), script])],
    ['poly.png', Buffer.concat([await picture(40, 40).png().toBuffer(), latin('PK\x03\x04'), script])],
  ] as const) {
    const { row } = await send(name, bytes);
    const kept = await storedBytes(row?.storageKey ?? null);
    expect([name, kept.includes('alert'), kept.includes('PK\x03\x04')]).toEqual([name, false, false]);
  }
});

test('what is no picture is refused however it is called, and its sentence names it', async () => {
  const hugePng = await picture(8000, 8000).png({ compressionLevel: 9 }).toBuffer();
  for (const [name, bytes, word] of [
    ['page.png', latin('<!doctype html><script>alert(1)</script>'), 'of no type'],
    ['chart.svg', latin('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'SVG drawing'],
    ['chart.png', latin('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'SVG drawing'],
    ['program.exe', latin('MZ\x90\x00'), 'of no type'],
    ['fake.gif', latin('GIF89a/*\x01\x00\x01\x00'), 'can’t be read'.replace('’', "'")],
    ['nothing.pdf', new Uint8Array(), 'is empty'],
    ['bomb.png', hugePng, '8000 × 8000'],
  ] as const) {
    const { refusal } = await send(name, bytes);
    expect([name, refusal?.includes(word), refusal?.includes(`“${name}”`)]).toEqual([name, true, true]);
  }
});

test('a name leads nowhere', async () => {
  const bytes = await picture(30, 30).png().toBuffer();
  for (const name of ['../../x.png', '..\\..\\x.png', '/etc/x.png', 'C:\\x.png']) {
    expect((await send(name, bytes)).row?.name).toBe('x.png');
  }
});

test('a file over the cap of what it is is refused without being kept', async () => {
  const over = Buffer.alloc(30 * 1_048_576 + 1);
  over.set(latin('\xff\xd8\xff\xe0'));
  expect((await send('map.jpg', over)).refusal).toBe(
    '“map.jpg” is too large; at most 30 MB are possible for a picture.',
  );
  expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
});

test('a body that says or turns out to be too long is not read', async () => {
  const saysSo = new Request('http://localhost/staff/files', {
    method: 'POST',
    body: 'x',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': String(2 ** 31) },
  });
  expect(await receiveFiles(actor, saysSo)).toMatchObject({ ok: false, issues: [{ field: 'tooLong' }] });
});

test('several at once: each is judged for itself', async () => {
  const received = await receiveFiles(
    actor,
    formOf([
      ['good.png', await picture(31, 31).png().toBuffer()],
      ['bad.png', latin('no picture')],
      ['data.csv', latin('year,ships\n2025,7\n')],
    ]),
  );
  expect(received).toMatchObject({
    ok: true,
    value: [
      { name: 'good.png', ok: true },
      { name: 'bad.png', ok: false },
      { name: 'data.csv', ok: true },
    ],
  });
});

test('what is no whole form is refused', async () => {
  const cut = (await formOf([['a.csv', latin('a,b')]]).text()).slice(0, -20);
  const boundary = cut.slice(2, cut.indexOf('\r'));
  for (const [type, body] of [
    [`multipart/form-data; boundary=${boundary}`, cut],
    ['multipart/form-data', cut],
    ['text/plain', 'hello'],
    ['multipart/form-data; boundary=x', ''],
  ] as const) {
    const request = new Request('http://localhost/', { method: 'POST', body, headers: { 'Content-Type': type } });
    expect(await receiveFiles(actor, request)).toMatchObject({ ok: false });
  }
});
