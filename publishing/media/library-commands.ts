import { db } from '../../lib/db.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { storage } from '../../lib/storage/current.ts';
import { type Tx, transaction } from '../../lib/transaction.ts';
import { type Actor, authorize, Missing } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { difference } from '../audit/difference.ts';
import type { PublicationContent } from '../publications/content.ts';
import { putInSearch } from '../search/projection.ts';
import { type DescribeInput, describeInput } from './inputs.ts';
import { makeSureOf, takeIn } from './intake.ts';
import { publicName, type Rendition, renditionName } from './media.ts';
import { mediaTypeNamed } from './media-type.ts';
import { fileSubjects } from './queries.ts';

/* What can be done with a file once it is in the library. Whoever added one may change it until something public, or about to be, shows it. */

/** Changes what is said of a file: its words, and what a cropped picture must keep in sight. */
export async function describeFile(actor: Actor, input: DescribeInput): Promise<Result<null>> {
  const checked = parse(describeInput, input);
  if (!checked.ok) return checked;
  const { id, focus, ...words } = checked.value;
  return transaction(async (tx) => {
    const row = await lockFile(tx, actor, id);
    const { alt, caption, credit, licence, focusX, focusY } = row;
    const was = { alt, caption, credit, licence, focus: focusX === null ? null : { x: focusX, y: focusY } };
    await tx.file.update({
      where: { id },
      data: { ...words, focusX: focus?.x ?? null, focusY: focus?.y ?? null },
      select: { id: true },
    });
    await audit(tx, actor, 'describe', { type: 'file', id }, difference(was, { ...words, focus }));
    await announceFile(tx, id);
    return ok(null);
  });
}

/**
 * Puts other bytes in the place of a file's. Whatever shows the file shows the new ones from then on, under new addresses; the
 * former addresses lead on to them, and the former bytes are removed.
 */
export async function replaceFile(
  actor: Actor,
  input: { id: string; name: string; bytes: Uint8Array | Blob },
): Promise<Result<null>> {
  await transaction((tx) => lockFile(tx, actor, input.id));
  const taken = await takeIn(input.bytes, input.name);
  if (!taken.ok) return taken;
  const { type, columns, text, contents } = taken.value;
  const replaced = await transaction(async (tx) => {
    const row = await lockFile(tx, actor, input.id);
    const before = mediaTypeNamed(row.contentType);
    if (before && before.family !== type.family) {
      return refusedFor(
        'bytes',
        `“${input.name}” is ${type.label}, and this file is ${before.label}. What shows it could not show the other: add it as a file of its own.`,
      );
    }
    if (row.version === columns.version) return ok(null);
    const name = publicName(row.name, type.extension);
    await tx.discardedBytes.deleteMany({ where: { storageKey: { in: contents.map(({ storageKey }) => storageKey) } } });
    await tx.file.update({
      where: { id: row.id },
      data: {
        ...columns,
        name,
        renditions: columns.renditions.map((copy) => ({ ...copy, name: renditionName(name, copy.width) })),
        formerVersions: [...row.formerVersions, row.version].filter((each) => each !== '' && each !== columns.version),
      },
      select: { id: true },
    });
    await discard(tx, row, new Set(contents.map(({ storageKey }) => storageKey)));
    await tx.fileText.deleteMany({ where: { fileId: row.id } });
    if (text !== '') await tx.fileText.create({ data: { fileId: row.id, text }, select: { fileId: true } });
    await renewSearch(tx, row.id);
    await audit(
      tx,
      actor,
      'replace',
      { type: 'file', id: row.id },
      {
        before: { version: row.version, contentType: row.contentType, bytes: row.bytes },
        after: { version: columns.version, contentType: columns.contentType, bytes: columns.bytes },
      },
    );
    await announceFile(tx, row.id);
    return ok(null);
  });
  await makeSureOf(taken.value);
  await removeDiscarded();
  return replaced;
}

/** Deletes a file that nothing uses, and its bytes. */
export async function deleteFile(actor: Actor, input: { id: string }): Promise<Result<null>> {
  const deleted = await transaction(async (tx) => {
    const row = await lockFile(tx, actor, input.id);
    const [use] = await tx.$queryRaw<{ used: boolean }[]>`
      SELECT EXISTS (SELECT FROM "PublicationFile" WHERE "fileId" = ${row.id}::uuid)
        OR EXISTS (SELECT FROM "FileMention" WHERE "fileId" = ${row.id}::uuid)
        OR EXISTS (SELECT FROM "Person" WHERE "portraitId" = ${row.id}::uuid)
        OR EXISTS (SELECT FROM "Publication" WHERE "coverFileId" = ${row.id}::uuid) AS used`;
    if (use?.used) {
      return refusedFor('', 'Something uses this file, now or in an earlier text. Take it out there, or replace it.');
    }
    await tx.importSource.deleteMany({ where: { fileId: row.id } });
    await tx.file.delete({ where: { id: row.id }, select: { id: true } });
    await discard(tx, row, new Set());
    await audit(
      tx,
      actor,
      'delete',
      { type: 'file', id: row.id },
      {
        before: {
          name: row.name,
          version: row.version,
          contentType: row.contentType,
          bytes: row.bytes,
          alt: row.alt,
          caption: row.caption,
          credit: row.credit,
          licence: row.licence,
        },
        after: null,
      },
    );
    return ok(null);
  });
  await removeDiscarded();
  return deleted;
}

/**
 * Removes bytes that files gave up, unless another file holds the same. The row of each is locked meanwhile, so that whoever
 * stores the same bytes now waits, and then puts them back.
 */
export async function removeDiscarded(): Promise<void> {
  const waiting = await db().discardedBytes.findMany({ select: { storageKey: true }, take: 500 });
  for (const { storageKey } of waiting) {
    await transaction(async (tx) => {
      const [held] = await tx.$queryRaw<{ needed: boolean }[]>`
        SELECT EXISTS (
          SELECT FROM "File" f
          WHERE f."storageKey" = d."storageKey"
            OR f.renditions @> jsonb_build_array(jsonb_build_object('storageKey', d."storageKey"))) AS needed
        FROM "DiscardedBytes" d WHERE d."storageKey" = ${storageKey} FOR UPDATE SKIP LOCKED`;
      if (!held) return;
      if (!held.needed) await storage().delete(storageKey);
      await tx.discardedBytes.delete({ where: { storageKey } });
    });
  }
}

type LockedFile = {
  id: string;
  version: string;
  storageKey: string | null;
  name: string;
  contentType: string;
  bytes: number | null;
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  focusX: number | null;
  focusY: number | null;
  renditions: Rendition[];
  formerVersions: string[];
  createdBy: string;
  onPages: boolean;
};

async function lockFile(tx: Tx, actor: Actor, id: string): Promise<LockedFile> {
  await tx.$queryRaw`SELECT id FROM "File" WHERE id = ${id}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<LockedFile[]>`
    SELECT f.id, f.version, f."storageKey", f.name, f."contentType", f.bytes, f.alt, f.caption, f.credit, f.licence,
      f."focusX", f."focusY", f.renditions, f."formerVersions", f."createdBy",
      (EXISTS (SELECT FROM "PublicationFile" WHERE "fileId" = f.id)
        OR EXISTS (SELECT FROM "Person" WHERE "portraitId" = f.id)) AS "onPages"
    FROM "File" f WHERE f.id = ${id}::uuid`;
  if (!row) throw new Missing('file', id);
  if (row.createdBy === actor.id && !row.onPages) authorize(actor, 'file.add');
  else for (const subject of await fileSubjects(tx, row)) authorize(actor, 'file.manage', subject);
  return row;
}

async function discard(tx: Tx, row: LockedFile, kept: Set<string>): Promise<void> {
  const keys = [row.storageKey, ...row.renditions.map(({ storageKey }) => storageKey)];
  const data = keys
    .filter((key) => key !== null && !kept.has(key))
    .map((storageKey) => ({ storageKey: storageKey as string }));
  await tx.discardedBytes.createMany({ data, skipDuplicates: true });
}

/** What the publications that offer a document are found by. */
async function renewSearch(tx: Tx, fileId: string): Promise<void> {
  const offering = await tx.publication.findMany({
    where: { files: { some: { fileId, role: 'download' } }, searchDocument: { isNot: null } },
    select: { id: true, liveRevision: { select: { content: true } } },
  });
  const live = offering.flatMap(({ id, liveRevision }) =>
    liveRevision ? [{ id, content: liveRevision.content as unknown as PublicationContent }] : [],
  );
  if (live.length > 0) await putInSearch(tx, live);
}

async function announceFile(tx: Tx, fileId: string): Promise<void> {
  const showing = await tx.$queryRaw<{ id: string }[]>`
    SELECT "publicationId" AS id FROM "PublicationFile" WHERE "fileId" = ${fileId}::uuid
    UNION SELECT "publicationId" FROM "PublicVersion" WHERE files @> ARRAY[${fileId}::uuid]`;
  const portrait = (await tx.person.count({ where: { portraitId: fileId } })) > 0;
  await announce(tx, {
    type: 'file.changed',
    publications: showing.map(({ id }) => id),
    portrait,
  });
}
