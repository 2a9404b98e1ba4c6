import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Subject } from '../staff/permissions.ts';
import type { Rendition } from './media.ts';

/** Bytes that somebody may have, now, under one name. */
export type ServedFile = {
  storageKey: string;
  name: string;
  contentType: string;
  bytes: number;
  /** Since when its address gives these bytes; null where nobody knows. */
  changed: Date | null;
};

/** What stands at an address of a file: bytes, or, where they were replaced, the names and version of the present ones. */
export type FileAnswered = { found: 'here'; file: ServedFile } | { found: 'moved'; version: string; name: string };

/**
 * Whether something public shows the file `f` at this moment: a publication that shows its text, a version of one that may
 * still be read, or a person's portrait.
 */
export const SHOWN_TO_PUBLIC = Prisma.sql`(
  EXISTS (
    SELECT FROM "PublicationFile" pf JOIN "Publication" p ON p.id = pf."publicationId"
    WHERE pf."fileId" = f.id AND (
      is_public(p.state, p."releaseAt") OR (p.state = 'withdrawn' AND p."withdrawalOutcome" = 'text_kept')))
  OR EXISTS (
    SELECT FROM "PublicVersion" v JOIN "Publication" p ON p.id = v."publicationId"
    WHERE v.files @> ARRAY[f.id] AND v."liveAt" <= now() AND v."closedAt" IS NULL AND (
      is_public(p.state, p."releaseAt") OR (p.state = 'withdrawn' AND p."withdrawalOutcome" = 'text_kept')))
  OR EXISTS (SELECT FROM "Person" WHERE "portraitId" = f.id))`;

/** What stands at /files/ID/VERSION/NAME, if and only if it belongs to something public. Any strings may be asked for. */
export function fileForPublic(id: string, version: string, name: string): Promise<FileAnswered | null> {
  return fileAt(id, version, name, SHOWN_TO_PUBLIC);
}

/** The same if `allowed` holds of the row `f`. */
export async function fileAt(
  id: string,
  version: string,
  name: string,
  allowed: Prisma.Sql,
): Promise<FileAnswered | null> {
  if (!isUuid(id) || !VERSION.test(version)) return null;
  const [row] = await db().$queryRaw<Row[]>`
    SELECT f.version, f."storageKey", f.name, f."contentType", f.bytes, f.renditions, f."createdAt"
    FROM "File" f
    WHERE f.id = ${id}::uuid AND (f.version = ${version} OR ${version} = ANY(f."formerVersions"))
      AND f."storageKey" IS NOT NULL AND ${allowed}`;
  if (!row) return null;
  if (row.version !== version) return { found: 'moved', version: row.version, name: presentName(row, name) };
  if (row.name === name) return here(row, row.storageKey, name, row.contentType, row.bytes);
  const copy = row.renditions.find((rendition) => rendition.name === name);
  return copy ? here(row, copy.storageKey, name, 'image/webp', copy.bytes) : null;
}

type Row = {
  version: string;
  storageKey: string;
  name: string;
  contentType: string;
  bytes: number;
  renditions: Rendition[];
  createdAt: Date;
};

function here({ createdAt }: Row, storageKey: string, name: string, contentType: string, bytes: number): FileAnswered {
  return { found: 'here', file: { storageKey, name, contentType, bytes, changed: createdAt } };
}

/** The smaller copy of the same width, where there still is one; else the whole. */
function presentName({ name, renditions }: Row, former: string): string {
  const [, width] = /-(\d+)w\.webp$/.exec(former) ?? [];
  return renditions.find((rendition) => rendition.width === Number(width))?.name ?? name;
}

const VERSION = /^[0-9a-f]{16}$/;

/**
 * Of whom and what a file is to the permission table: of every publication that uses it in any of its texts, so that nobody
 * changes what stands in one that isn't theirs; of its maker alone while none does.
 */
export async function fileSubjects(db: DbOrTx, file: { id: string; createdBy: string }): Promise<Subject[]> {
  const rows = await db.$queryRaw<Subject[]>`
    SELECT p."createdBy", p."deskPeople" AS people, p."deskHubs" AS programs FROM "Publication" p WHERE p.id IN (
      SELECT "publicationId" FROM "PublicationFile" WHERE "fileId" = ${file.id}::uuid
      UNION SELECT "publicationId" FROM "FileMention" WHERE "fileId" = ${file.id}::uuid)`;
  return rows.length > 0 ? rows : [{ createdBy: file.createdBy, people: [], programs: [] }];
}
