import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { storage } from '../../lib/storage/current.ts';
import { transaction } from '../../lib/transaction.ts';
import { useDatabase } from '../../test/database.ts';
import { SYSTEM } from '../actor.ts';
import { recordMissingPictures, storeFile } from './commands.ts';
import type { Rendition } from './media.ts';
import { fileForPublic } from './queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
process.env.DATA_DIR = folder;
useDatabase();
afterAll(() => rmSync(folder, { recursive: true }));

const actor = SYSTEM.import;
const words = { alt: 'A harbor', caption: '', credit: 'A. Photographer', licence: '' };

async function picture(color: string): Promise<Uint8Array> {
  return sharp({ create: { width: 1000, height: 500, channels: 3, background: color } })
    .png()
    .toBuffer();
}

async function stored(name: string, bytes: Uint8Array, description = words) {
  const result = await storeFile(actor, { bytes, name, ...description });
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return db().file.findUniqueOrThrow({ where: { id: result.value.fileId } });
}

/** A publication showing the file, in a state given by hand: what the states mean is the publications' own test. */
async function showIn(fileId: string, state: 'draft' | 'scheduled' | 'published' | 'withdrawn', release: string) {
  const id = newId();
  await db().publication.create({ data: { id, kind: 'report', slug: id, title: 'Harbors', body: {} } });
  await db().publicationFile.create({ data: { publicationId: id, fileId, role: 'body' } });
  if (state === 'draft') return id;
  const revision = { id: newId(), publicationId: id, number: 1, content: {}, schemaVersion: 1, actor: actor.id };
  await db().revision.create({ data: revision });
  const withdrawn =
    state === 'withdrawn'
      ? { withdrawnAt: new Date(), withdrawalOutcome: 'notice_only' as const, withdrawalReason: 'Wrong figures.' }
      : {};
  await db().publication.update({
    where: { id },
    data: { state, liveRevisionId: revision.id, releaseAt: new Date(release), ...withdrawn },
  });
  return id;
}

test('a picture is stored with its smaller copies, and all of them are there', async () => {
  const file = await stored('Harbor at dawn.PNG', await picture('#102030'));
  expect(file).toMatchObject({
    name: 'Harbor-at-dawn.png',
    contentType: 'image/png',
    width: 1000,
    height: 500,
    alt: 'A harbor',
    credit: 'A. Photographer',
    version: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  expect(file.storageKey).toContain(file.version);
  const copies = file.renditions as Rendition[];
  expect(copies.map(({ width, name }) => [width, name])).toEqual([
    [480, 'Harbor-at-dawn-480w.webp'],
    [960, 'Harbor-at-dawn-960w.webp'],
  ]);
  expect(await storage().size(file.storageKey as string)).toBe(file.bytes);
  for (const copy of copies) expect(await storage().size(copy.storageKey)).toBe(copy.bytes);
});

test('the same bytes with the same description are the same file, with another they are not', async () => {
  const bytes = await picture('#203040');
  const first = await stored('a.png', bytes);
  expect((await stored('a.png', bytes)).id).toBe(first.id);
  const other = await stored('a.png', bytes, { ...words, alt: 'The harbor of Lome' });
  expect(other.id).not.toBe(first.id);
  expect(other.version).toBe(first.version);
});

test('what is refused leaves nothing behind', async () => {
  const before = await db().file.count();
  const drawing = new TextEncoder().encode('<svg onload="alert(1)"/>');
  expect(await storeFile(actor, { bytes: drawing, name: 'a.svg' })).toMatchObject({ ok: false });
  expect(await storeFile(actor, { bytes: drawing, name: 'a.png', alt: 'x'.repeat(3000) })).toMatchObject({ ok: false });
  expect(await db().file.count()).toBe(before);
});

test('a file belongs to the transaction it is made in', async () => {
  const bytes = await picture('#304050');
  const undone = transaction(async (tx) => {
    await storeFile(actor, { bytes, name: 'undone.png' }, tx);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await db().file.count({ where: { name: 'undone.png' } })).toBe(0);
});

test('a picture that was never obtained is a record without bytes', async () => {
  const input = {
    name: 'old/lost.jpg',
    width: 600,
    height: 400,
    alt: 'A crane',
    caption: 'In 1987',
    credit: 'Unknown',
  };
  const result = await recordMissingPictures(actor, [input, { ...input, name: 'second.png' }]);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  const [id, second] = result.value.fileIds;
  const file = await db().file.findUniqueOrThrow({ where: { id } });
  expect(await db().file.count({ where: { id: second, name: 'second.png' } })).toBe(1);
  expect(file).toMatchObject({
    storageKey: null,
    name: 'lost.jpg',
    contentType: 'image/jpeg',
    width: 600,
    bytes: null,
  });
  expect(await db().auditEntry.count({ where: { subjectType: 'file', subjectId: file.id } })).toBe(1);
  await showIn(file.id, 'published', '2020-01-01');
  expect(await fileForPublic(file.id, file.version, file.name)).toBeNull();
});

test('the public may have a file if and only if something public shows it', async () => {
  const past = '2020-01-01T00:00:00Z';
  const future = '2999-01-01T00:00:00Z';
  for (const [color, state, release, visible] of [
    ['#400000', 'draft', past, false],
    ['#410000', 'scheduled', future, false],
    ['#420000', 'scheduled', past, true],
    ['#430000', 'published', past, true],
    ['#440000', 'withdrawn', past, false],
  ] as const) {
    const file = await stored(`${state}.png`, await picture(color));
    const ask = () => fileForPublic(file.id, file.version, file.name);
    expect(await ask()).toBeNull();
    await showIn(file.id, state, release);
    expect(Boolean(await ask()), `${state} ${release}`).toBe(visible);
    await showIn(file.id, 'published', past);
    expect(await ask()).not.toBeNull();
  }
});

test('a withdrawal that keeps the text keeps its figures', async () => {
  const file = await stored('kept.png', await picture('#450000'));
  const id = await showIn(file.id, 'withdrawn', '2020-01-01');
  expect(await fileForPublic(file.id, file.version, file.name)).toBeNull();
  await db().publication.update({ where: { id }, data: { withdrawalOutcome: 'text_kept' } });
  expect(await fileForPublic(file.id, file.version, file.name)).not.toBeNull();
});

test('a portrait is public, under its names and no others', async () => {
  const file = await stored('portrait.png', await picture('#506070'));
  expect(await fileForPublic(file.id, file.version, file.name)).toBeNull();
  await db().person.create({ data: { id: newId(), slug: 'ana', name: 'Ana', portraitId: file.id } });
  const { storageKey, bytes, createdAt: changed } = file;
  const own = { storageKey, name: 'portrait.png', contentType: 'image/png', bytes, changed };
  expect(await fileForPublic(file.id, file.version, 'portrait.png')).toEqual({ found: 'here', file: own });
  const [copy] = file.renditions as Rendition[];
  expect(await fileForPublic(file.id, file.version, 'portrait-480w.webp')).toEqual({
    found: 'here',
    file: {
      storageKey: copy?.storageKey,
      name: 'portrait-480w.webp',
      contentType: 'image/webp',
      bytes: copy?.bytes,
      changed,
    },
  });
  for (const [id, version, name] of [
    [file.id, file.version, 'portrait.jpg'],
    [file.id, file.version, ''],
    [file.id, file.version, '__proto__'],
    [file.id, '0000000000000000', 'portrait.png'],
    [newId(), file.version, 'portrait.png'],
    [file.id, `${file.version}\0`, 'portrait.png'],
    ["' OR 1=1 --", file.version, 'portrait.png'],
    ['\ud800', '\0', '../../etc/passwd'],
    ['x'.repeat(10_000), 'y'.repeat(10_000), 'z'.repeat(10_000)],
  ] as const) {
    expect(await fileForPublic(id, version, name)).toBeNull();
  }
});
