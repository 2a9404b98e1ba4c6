import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { storage } from '../../lib/storage/current.ts';
import { transaction } from '../../lib/transaction.ts';
import { announcedDuring } from '../../test/announced.ts';
import { useDatabase } from '../../test/database.ts';
import { makeHub, makePublished, someContent } from '../../test/factories.ts';
import { Forbidden, memberActor, SYSTEM } from '../actor.ts';
import { tags } from '../cache-tags.ts';
import { revise } from '../publications/commands.ts';
import { EMPTY_CONTENT } from '../publications/content.ts';
import { createDraft, saveDraft } from '../publications/draft-commands.ts';
import { keepDraft } from '../publications/kept-drafts.ts';
import type { MemberView, Role } from '../staff/permissions.ts';
import { storeFile } from './commands.ts';
import { fileForStaff, findFile, listFiles } from './desk.ts';
import { readLibraryRequest } from './library.ts';
import { deleteFile, describeFile, replaceFile } from './library-commands.ts';
import type { Rendition } from './media.ts';
import { fileForPublic } from './queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'library-'));
process.env.DATA_DIR = folder;
useDatabase();
afterAll(() => rmSync(folder, { recursive: true }));

const view = (role: Role, more: Partial<MemberView> = {}): MemberView => ({
  id: newId(),
  role,
  programs: null,
  personId: null,
  ...more,
});
const editor = view('editor');
const EVERYTHING = readLibraryRequest({});
const WORDS = { alt: '', caption: '', credit: '', licence: '', focus: null };

async function picture(color: string, width = 600): Promise<Buffer> {
  return sharp({ create: { width, height: 300, channels: 3, background: color } })
    .png()
    .toBuffer();
}

async function added(member: MemberView, name: string, bytes: Uint8Array) {
  const { fileId } = valueOf(await storeFile(memberActor(member), { name, bytes }));
  return db().file.findUniqueOrThrow({ where: { id: fileId } });
}

async function draftShowing(fileId: string) {
  const body = { type: 'doc' as const, content: [{ type: 'figure' as const, attrs: { file: fileId, alt: 'A map' } }] };
  const content = { ...EMPTY_CONTENT, title: 'Harbors', body };
  return valueOf(await createDraft(SYSTEM.demo, { slug: newId(), content }));
}

test('a replaced picture has new addresses, the former lead on, and the former bytes are gone', async () => {
  const before = await added(editor, 'map.png', await picture('#800000'));
  const { id } = await makePublished({ downloads: [{ fileId: before.id, label: 'Map' }] });
  const heard = db().$queryRaw<{ version: string }[]>`SELECT version FROM "File" WHERE id = ${before.id}::uuid`;
  valueOf(
    await replaceFile(memberActor(editor), { id: before.id, name: 'other.jpg', bytes: await picture('#008000', 1000) }),
  );
  await heard;
  const after = await db().file.findUniqueOrThrow({ where: { id: before.id } });
  expect(after).toMatchObject({ name: 'map.png', width: 1000, formerVersions: [before.version] });
  expect(after.version).not.toBe(before.version);
  expect(await fileForPublic(before.id, before.version, 'map.png')).toEqual({
    found: 'moved',
    version: after.version,
    name: 'map.png',
  });
  expect(await fileForPublic(before.id, before.version, 'map-480w.webp')).toMatchObject({ name: 'map-480w.webp' });
  expect(await fileForPublic(after.id, after.version, 'map.png')).toMatchObject({ found: 'here' });
  const former = [before.storageKey, ...(before.renditions as Rendition[]).map(({ storageKey }) => storageKey)];
  for (const key of former) expect(await storage().size(key as string)).toBeNull();
  expect(await storage().size(after.storageKey as string)).toBe(after.bytes);
  expect(await db().auditEntry.count({ where: { subjectId: before.id, action: 'replace' } })).toBe(1);
  expect(id).toBeTruthy();
});

test('bytes that another file holds stay', async () => {
  const bytes = await picture('#808000');
  const first = await added(editor, 'one.png', bytes);
  const second = await added(editor, 'two.png', bytes);
  expect(second.storageKey).toBe(first.storageKey);
  valueOf(await deleteFile(memberActor(editor), { id: first.id }));
  expect(await storage().size(second.storageKey as string)).toBe(second.bytes);
  valueOf(await deleteFile(memberActor(editor), { id: second.id }));
  expect(await storage().size(second.storageKey as string)).toBeNull();
});

test('storing and deleting the same bytes at once loses none that a file needs', async () => {
  const bytes = await picture('#102080');
  for (let round = 0; round < 5; round += 1) {
    const old = await added(editor, `old-${round}.png`, bytes);
    const [, made] = await Promise.all([
      deleteFile(memberActor(editor), { id: old.id }),
      added(editor, `new-${round}.png`, bytes),
    ]);
    expect(await storage().size(made.storageKey as string)).toBe(made.bytes);
    valueOf(await deleteFile(memberActor(editor), { id: made.id }));
  }
});

test('a document is no picture, and a picture no document', async () => {
  const shown = await added(editor, 'shown.png', await picture('#000080'));
  const refused = await replaceFile(memberActor(editor), {
    id: shown.id,
    name: 'table.csv',
    bytes: Buffer.from('a,b\n1,2\n'),
  });
  expect(refused).toMatchObject({
    ok: false,
    issues: [{ message: expect.stringContaining('this file is a picture') }],
  });
});

test('what a draft or a revision names can’t be deleted, and is free when the draft lets go of it', async () => {
  const file = await added(editor, 'figure.png', await picture('#800080'));
  const draft = await draftShowing(file.id);
  expect(await deleteFile(memberActor(editor), { id: file.id })).toMatchObject({ ok: false });
  expect(await findFile(editor, file.id)).toMatchObject({
    used: true,
    shown: false,
    publications: [{ id: draft.id, title: 'Harbors', live: false, draft: true, revision: false }],
  });
  valueOf(await saveDraft(SYSTEM.demo, { id: draft.id, counter: 1, content: { ...EMPTY_CONTENT, title: 'Harbors' } }));
  expect((await findFile(editor, file.id))?.used).toBe(false);
  expect(await deleteFile(memberActor(editor), { id: file.id })).toMatchObject({ ok: true });
  expect(await findFile(editor, file.id)).toBeNull();
});

test('who added a file may change it until something public shows it', async () => {
  const contributor = view('contributor');
  const file = await added(contributor, 'own.png', await picture('#008080'));
  const theirs = await added(editor, 'theirs.png', await picture('#118080'));
  const actor = memberActor(contributor);
  const described = { ...WORDS, id: file.id, alt: 'A quay', focus: { x: 20, y: 80 } };
  expect(await describeFile(actor, described)).toMatchObject({ ok: true });
  expect(await findFile(contributor, file.id)).toMatchObject({
    alt: 'A quay',
    mayChange: true,
    file: { focus: { x: 20, y: 80 }, src: expect.stringMatching(/^\/staff\/files\//) },
  });
  await expect(describeFile(actor, { ...WORDS, id: theirs.id })).rejects.toThrow(Forbidden);
  await expect(deleteFile(actor, { id: theirs.id })).rejects.toThrow(Forbidden);
  await makePublished({ downloads: [{ fileId: file.id, label: 'Quay' }] });
  const other = await picture('#ffffff');
  await expect(replaceFile(actor, { id: file.id, name: 'x.png', bytes: other })).rejects.toThrow(Forbidden);
  await expect(describeFile(actor, described)).rejects.toThrow(Forbidden);
  expect((await findFile(contributor, file.id))?.mayChange).toBe(false);
});

test('who is limited to programs changes no file that stands in a publication of another', async () => {
  const [theirs, others] = [await makeHub({ type: 'program' }), await makeHub({ type: 'program' })];
  const limited: MemberView = { ...view('editor'), programs: [theirs.id] };
  const file = await added(editor, 'shared.png', await picture('#224466'));
  const downloads = [{ fileId: file.id, label: 'Shared' }];
  await makePublished({ hubs: [theirs.id], downloads });
  const change = () => describeFile(memberActor(limited), { ...WORDS, id: file.id, alt: 'A shared quay' });
  expect((await findFile(limited, file.id))?.mayChange).toBe(true);
  expect(await change()).toMatchObject({ ok: true });
  await makePublished({ hubs: [others.id], downloads });
  expect((await findFile(limited, file.id))?.mayChange).toBe(false);
  await expect(change()).rejects.toThrow(Forbidden);
  const bytes = await picture('#ddccaa');
  await expect(replaceFile(memberActor(limited), { id: file.id, name: 'x.png', bytes })).rejects.toThrow(Forbidden);
  const unused = await added(editor, 'unused.png', await picture('#446622'));
  await expect(deleteFile(memberActor(limited), { id: unused.id })).rejects.toThrow(Forbidden);
});

test('contributors see what is theirs, public, or of what they are part of', async () => {
  const contributor = view('contributor');
  const own = await added(contributor, 'seen-own.png', await picture('#111111'));
  const secret = await added(editor, 'seen-secret.png', await picture('#222222'));
  const open = await added(editor, 'seen-open.png', await picture('#333333'));
  await makePublished({ downloads: [{ fileId: open.id, label: 'Open' }] });
  const draft = await draftShowing(secret.id);
  const seen = async () =>
    (await listFiles(contributor, { ...EVERYTHING, q: 'seen' })).files.map(({ name }) => name).sort();
  expect(await seen()).toEqual(['seen-open.png', 'seen-own.png']);
  expect(await fileForStaff(contributor, secret.id, secret.version, secret.name)).toBeNull();
  expect(await fileForStaff(editor, secret.id, secret.version, secret.name)).toMatchObject({ found: 'here' });
  await db().publication.update({
    where: { id: draft.id },
    data: { createdBy: `member:${contributor.id}` },
    select: { id: true },
  });
  expect(await seen()).toEqual(['seen-open.png', 'seen-own.png', 'seen-secret.png']);
  expect(own.createdBy).toBe(`member:${contributor.id}`);
});

test('the library is searched, narrowed and paged', async () => {
  await added(editor, 'Tide table 100%.png', await picture('#444444'));
  await added(editor, 'tides.csv', Buffer.from('hour,height\n1,2\n'));
  const named = async (params: Record<string, string>) => {
    const { files, total } = await listFiles(editor, readLibraryRequest(params));
    expect(total).toBe(files.length);
    return files.map(({ name }) => name).sort();
  };
  expect(await named({ q: 'tide table' })).toEqual(['Tide-table-100.png']);
  expect(await named({ q: 'tide' })).toEqual(['Tide-table-100.png', 'tides.csv']);
  expect(await named({ q: 'tide', type: 'data' })).toEqual(['tides.csv']);
  expect(await named({ q: 'tide', use: 'used' })).toEqual([]);
  expect(await named({ q: 'tide', use: 'undescribed' })).toEqual(['Tide-table-100.png']);
  expect(await named({ q: '%' })).toEqual([]);
  const past = await listFiles(editor, readLibraryRequest({ page: '99' }));
  expect([past.files.length, past.total > 0]).toEqual([0, true]);
});

test('what only a kept draft names, which may be restored, can’t be deleted', async () => {
  const file = await added(editor, 'kept.png', await picture('#901090'));
  const draft = await draftShowing(file.id);
  await transaction((tx) => keepDraft(tx, SYSTEM.demo, draft.id, 'Put aside'));
  valueOf(await saveDraft(SYSTEM.demo, { id: draft.id, counter: 1, content: { ...EMPTY_CONTENT, title: 'Harbors' } }));
  expect(await findFile(editor, file.id)).toMatchObject({
    publications: [{ id: draft.id, live: false, draft: false, revision: true }],
  });
  expect(await deleteFile(memberActor(editor), { id: file.id })).toMatchObject({ ok: false });
});

test('a change of a file that only an earlier version shows is told to the pages of its publication', async () => {
  const file = await added(editor, 'earlier.png', await picture('#109010'));
  const { id } = await makePublished({ downloads: [{ fileId: file.id, label: 'Earlier' }] });
  valueOf(await revise(SYSTEM.demo, { id, expectedRevision: 1, content: someContent({ title: 'Without it' }) }));
  const heard = await announcedDuring(async () => {
    const bytes = await picture('#10b010');
    valueOf(await replaceFile(memberActor(editor), { id: file.id, name: 'earlier.png', bytes }));
  });
  expect(heard).toContain(tags.item(id));
});
