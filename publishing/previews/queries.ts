import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import { hashOfToken } from '../../lib/token.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { EMPTY_DOCUMENT } from '../body/document.ts';
import { filesOf } from '../body/files.ts';
import { followMergesOf } from '../directory/merges.ts';
import type { Institution } from '../institution/institution.ts';
import { findInstitution } from '../institution/queries.ts';
import type { Kind } from '../kinds.ts';
import { rulesOf } from '../kinds.ts';
import { type FileAnswered, fileAt } from '../media/queries.ts';
import type { PublicationContent } from '../publications/content.ts';
import { EMPTY_CONTENT } from '../publications/content.ts';
import { viewOfContent } from '../publications/content-queries.ts';
import { listRailsOf } from '../publications/queries.ts';
import type { DatePrecision, NoteType, PublishedPublication, Rails } from '../publications/views.ts';
import type { PreviewLink } from './preview-link.ts';

/** What a reader's page would show of a text that is not public, or not yet. */
export type Preview = { publication: PublishedPublication; rails: Rails };

/** The text whose release comes next: the open draft, else the newest revision. */
export async function findNewestText(db: DbOrTx, id: string): Promise<PublicationContent | null> {
  const [row] = await db.$queryRaw<{ content: PublicationContent }[]>`
    SELECT content FROM (
      SELECT 1 AS rank, content FROM "Draft" WHERE "publicationId" = ${id}::uuid
      UNION ALL
      (SELECT 2, content FROM "Revision" WHERE "publicationId" = ${id}::uuid ORDER BY number DESC LIMIT 1)) text
    ORDER BY rank LIMIT 1`;
  return row ? followMergesOf(db, { ...EMPTY_CONTENT, ...row.content }) : null;
}

/** The page of a text as readers would get it now. Dated as it is or will be; what has no date yet is dated today. */
export async function previewOf(db: DbOrTx, id: string, content: PublicationContent): Promise<Preview> {
  const row = await db.publication.findUniqueOrThrow({
    where: { id },
    select: {
      kind: true,
      slug: true,
      releaseAt: true,
      datePrecision: true,
      publiclyUpdatedAt: true,
      notes: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { id: true, type: true, at: true, text: true } },
    },
  });
  const kind = row.kind as Kind;
  const around: PublishedPublication = {
    id,
    kind,
    group: rulesOf(kind).group,
    slug: row.slug,
    title: '',
    subtitle: null,
    summary: '',
    date: { at: row.releaseAt ?? new Date(), precision: row.datePrecision as DatePrecision },
    outlet: null,
    byline: [],
    cover: null,
    noted: null,
    language: 'en',
    body: EMPTY_DOCUMENT,
    files: {},
    wordCount: 0,
    reportNumber: null,
    originalUrl: null,
    event: null,
    hubs: [],
    downloads: [],
    notes: row.notes as { id: string; type: NoteType; at: Date; text: string }[],
    publiclyUpdatedAt: row.publiclyUpdatedAt,
    doi: null,
    headTitle: null,
    headDescription: null,
    versions: 0,
    withdrawal: null,
  };
  const [publication, rails] = await Promise.all([viewOfContent(db, content, around), listRailsOf(db, id, content)]);
  return { publication, rails };
}

/** The link that a token opens now; null alike for one that never was, is over, or was taken back. */
export async function findOpenLink(token: string): Promise<PreviewLink | null> {
  const [row] = await db().$queryRaw<PreviewLink[]>`
    SELECT l.id, l."publicationId", l.label, l."createdAt", l."expiresAt"
    FROM "PreviewLink" l JOIN "Publication" p ON p.id = l."publicationId"
    WHERE l."tokenHash" = ${hashOfToken(token)} AND l."revokedAt" IS NULL AND l."expiresAt" > now()
      AND p."binnedAt" IS NULL AND l."publicRevision" = public_revision(p.id)`;
  return row ?? null;
}

/** What an open link shows: the newest text as it stands now, until its release. */
export async function openPreview(
  token: string,
): Promise<(Preview & { link: PreviewLink; institution: Institution }) | null> {
  const link = await findOpenLink(token);
  const content = link && (await findNewestText(db(), link.publicationId));
  if (!content) return null;
  const [preview, institution] = await Promise.all([
    previewOf(db(), link.publicationId, content),
    findInstitution(db()),
  ]);
  return { ...preview, link, institution };
}

/** A file of the text that an open link shows, and no other. Any strings may be asked for. */
export async function fileForPreview(
  token: string,
  id: string,
  version: string,
  name: string,
): Promise<FileAnswered | null> {
  const link = await findOpenLink(token);
  const content = link && (await findNewestText(db(), link.publicationId));
  if (!content || !filesOfText(content).includes(id)) return null;
  return fileAt(id, version, name, Prisma.sql`TRUE`);
}

/** Files that a text shows or offers. */
function filesOfText(content: PublicationContent): string[] {
  return [
    ...filesOf(content.body),
    ...content.downloads.map(({ fileId }) => fileId),
    ...(content.cover ? [content.cover.fileId] : []),
  ];
}
