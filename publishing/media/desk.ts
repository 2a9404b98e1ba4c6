import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import { escapeLike } from '../../lib/escape-like.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { DocumentFile } from '../body/document.ts';
import { can, type MemberView, reachOf } from '../staff/permissions.ts';
import { withinReach } from '../staff/reach.ts';
import { staffRoutes } from '../staff/staff-routes.ts';
import { type FileRow, toDocumentFile } from './document-file.ts';
import { type LibraryRequest, PAGE_SIZE } from './library.ts';
import { MEDIA_TYPES } from './media-type.ts';
import type { PickedFile } from './picked-file.ts';
import { type FileAnswered, fileAt, fileSubjects, SHOWN_TO_PUBLIC } from './queries.ts';

/* The library of files as staff see it. Never cached. */

export type LibraryFile = {
  id: string;
  name: string;
  contentType: string;
  /** With the newsroom's own addresses. */
  file: DocumentFile;
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  createdAt: Date;
  addedBy: string | null;
  used: boolean;
};

export type FileUse = {
  id: string;
  title: string;
  kind: string;
  /** Whether it stands in what is live or scheduled, in the draft, in an earlier text: a revision or a kept draft. */
  live: boolean;
  draft: boolean;
  revision: boolean;
};

export type LibraryFileWithUses = LibraryFile & {
  publications: FileUse[];
  people: { id: string; slug: string; name: string }[];
  shown: boolean;
  mayChange: boolean;
};

/** One page of the files that the member may see and that were asked for, newest first. */
export async function listFiles(
  member: MemberView,
  { q, family, use, page }: LibraryRequest,
): Promise<{ files: LibraryFile[]; total: number }> {
  const wanted = Prisma.join(
    [
      seenBy(member),
      ...(q ? [matching(q)] : []),
      ...(family ? [Prisma.sql`f."contentType" = ANY(${typesOf(family)})`] : []),
      ...(use === 'used' ? [USED] : use === 'unused' ? [Prisma.sql`NOT ${USED}`] : []),
      ...(use === 'mine' ? [Prisma.sql`f."createdBy" = ${`member:${member.id}`}`] : []),
      ...(use === 'undescribed' ? [Prisma.sql`f.alt = '' AND f."contentType" LIKE 'image/%'`] : []),
    ],
    ' AND ',
  );
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<LibraryRow[]>`
      SELECT ${COLUMNS} FROM "File" f WHERE ${wanted}
      ORDER BY f."createdAt" DESC, f.id DESC LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "File" f WHERE ${wanted}`,
  ]);
  return { files: rows.map(toLibraryFile), total: counted?.total ?? 0 };
}

/** One file with all that uses it; null when there is none or the member may not see it. */
export async function findFile(member: MemberView, id: string): Promise<LibraryFileWithUses | null> {
  if (!isUuid(id)) return null;
  const [row] = await db().$queryRaw<(LibraryRow & { createdBy: string; shown: boolean; onPages: boolean })[]>`
    SELECT ${COLUMNS}, f."createdBy", ${SHOWN_TO_PUBLIC} AS shown,
      (EXISTS (SELECT FROM "PublicationFile" WHERE "fileId" = f.id)
        OR EXISTS (SELECT FROM "Person" WHERE "portraitId" = f.id)) AS "onPages"
    FROM "File" f WHERE f.id = ${id}::uuid AND ${seenBy(member)}`;
  if (!row) return null;
  const [subjects, publications, people] = await Promise.all([
    fileSubjects(db(), row),
    db().$queryRaw<FileUse[]>`
      SELECT p.id, coalesce(nullif(p."deskTitle", ''), p.title) AS title, p.kind,
        EXISTS (SELECT FROM "PublicationFile" WHERE "publicationId" = p.id AND "fileId" = ${id}::uuid) AS live,
        EXISTS (SELECT FROM "FileMention" WHERE "publicationId" = p.id AND "fileId" = ${id}::uuid AND source = 'draft')
          AS draft,
        EXISTS (SELECT FROM "FileMention" WHERE "publicationId" = p.id AND "fileId" = ${id}::uuid AND source = 'revision')
          AS revision
      FROM "Publication" p
      WHERE p.id IN (
        SELECT "publicationId" FROM "PublicationFile" WHERE "fileId" = ${id}::uuid
        UNION SELECT "publicationId" FROM "FileMention" WHERE "fileId" = ${id}::uuid)
      AND ${withinReach(member, 'publication.read')}
      ORDER BY p."deskUpdatedAt" DESC`,
    db().person.findMany({ where: { portraitId: id }, select: { id: true, slug: true, name: true } }),
  ]);
  const own = row.createdBy === `member:${member.id}` && !row.onPages;
  return {
    ...toLibraryFile(row),
    publications,
    people,
    shown: row.shown,
    mayChange: own ? can(member, 'file.add') : subjects.every((subject) => can(member, 'file.manage', subject)),
  };
}

/** What stands at the newsroom's address of a file. Any strings may be asked for. */
export function fileForStaff(
  member: MemberView,
  id: string,
  version: string,
  name: string,
): Promise<FileAnswered | null> {
  return fileAt(id, version, name, seenBy(member));
}

/** A file as the editor and forms take it. */
export function toPickedFile({ file, name, alt, caption, credit }: LibraryFile): PickedFile {
  return { file, name, alt, caption, credit };
}

/**
 * Who sees every publication sees every file; others see what they added, what the public sees, and what belongs to the
 * publications that they see.
 */
function seenBy(member: MemberView): Prisma.Sql {
  const reach = reachOf(member.role, 'publication.read');
  if (reach === 'all' || (reach === 'programs' && member.programs === null)) return Prisma.sql`TRUE`;
  return Prisma.sql`(f."createdBy" = ${`member:${member.id}`} OR ${SHOWN_TO_PUBLIC} OR EXISTS (
    SELECT FROM "Publication" p WHERE ${withinReach(member, 'publication.read')} AND p.id IN (
      SELECT "publicationId" FROM "PublicationFile" WHERE "fileId" = f.id
      UNION SELECT "publicationId" FROM "FileMention" WHERE "fileId" = f.id)))`;
}

type LibraryRow = FileRow & {
  caption: string;
  licence: string;
  createdAt: Date;
  addedBy: string | null;
  used: boolean;
};

const USED = Prisma.sql`(
  EXISTS (SELECT FROM "PublicationFile" WHERE "fileId" = f.id)
  OR EXISTS (SELECT FROM "FileMention" WHERE "fileId" = f.id)
  OR EXISTS (SELECT FROM "Person" WHERE "portraitId" = f.id))`;

const COLUMNS = Prisma.sql`
  f.id, f.version, f."storageKey", f.name, f."contentType", f.bytes, f.width, f.height, f.alt, f.caption, f.credit,
  f.licence, f.renditions, f."focusX", f."focusY", f."createdAt", ${USED} AS used,
  (SELECT m.name FROM "Member" m WHERE 'member:' || m.id::text = f."createdBy") AS "addedBy"`;

function toLibraryFile(row: LibraryRow): LibraryFile {
  const { id, name, contentType, alt, caption, credit, licence, createdAt, addedBy, used } = row;
  const file = toDocumentFile(row, staffRoutes.fileBytes);
  return { id, name, contentType, file, alt, caption, credit, licence, createdAt, addedBy, used };
}

function matching(q: string): Prisma.Sql {
  const pattern = `%${escapeLike(q)}%`;
  return Prisma.sql`(f.name ILIKE ${pattern} OR replace(f.name, '-', ' ') ILIKE ${pattern} OR f.alt ILIKE ${pattern}
    OR f.caption ILIKE ${pattern} OR f.credit ILIKE ${pattern})`;
}

function typesOf(family: string): string[] {
  return MEDIA_TYPES.filter((type) => type.family === family).map(({ contentType }) => contentType);
}
