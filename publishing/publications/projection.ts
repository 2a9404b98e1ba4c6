import type { Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import { filesOf } from '../body/files.ts';
import { countWords, plainText } from '../body/text.ts';
import { rulesOf } from '../kinds.ts';
import type { Scope } from '../listings/listing.ts';
import type { PublicationContent } from './content.ts';
import { scopesOf } from './publication.ts';

/** The columns of a publication that follow from its content. */
export function columnsOf(content: PublicationContent) {
  return {
    kind: content.kind,
    title: content.title,
    subtitle: content.subtitle,
    summary: content.summary,
    language: content.language,
    body: content.body as unknown as Prisma.InputJsonValue,
    wordCount: countWords(plainText(content.body)),
    reportNumber: content.reportNumber,
    startsAt: content.event?.startsAt ?? null,
    endsAt: content.event?.endsAt ?? null,
    venue: content.event?.venue ?? null,
    registrationUrl: content.event?.registrationUrl ?? null,
    outletId: content.outletId,
    originalUrl: content.originalUrl,
    coverFileId: content.cover?.fileId ?? null,
    coverAlt: content.cover?.alt ?? null,
  };
}

/** The columns by which staff find a publication and permissions judge it, of its newest text. */
export function deskColumnsOf(content: PublicationContent) {
  return {
    deskTitle: content.title,
    deskPeople: content.byline.flatMap((item) => item.personId ?? []),
    deskHubs: content.hubs,
    deskUpdatedAt: new Date(),
  };
}

/** Replaces the rows beside a publication (byline, hubs, files) by those of the content. `fresh`: there are none yet. */
export async function projectRelations(tx: Tx, id: string, content: PublicationContent, fresh: boolean): Promise<void> {
  if (!fresh) {
    await tx.contribution.deleteMany({ where: { publicationId: id } });
    await tx.publicationHub.deleteMany({ where: { publicationId: id } });
    await tx.publicationFile.deleteMany({ where: { publicationId: id } });
  }
  if (content.byline.length > 0) {
    await tx.contribution.createMany({
      data: content.byline.map((item, position) => ({ id: newId(), publicationId: id, position, ...item })),
    });
  }
  if (content.hubs.length > 0) {
    await tx.publicationHub.createMany({
      data: content.hubs.map((hubId, position) => ({ publicationId: id, hubId, position })),
    });
  }
  const files = fileRows(id, content);
  if (files.length > 0) await tx.publicationFile.createMany({ data: files });
}

/** Puts the publication into its public lists from `releaseAt` on, and takes it out of all others. Gives what it left. */
export async function projectLists(
  tx: Tx,
  id: string,
  content: PublicationContent,
  releaseAt: Date,
  fresh: boolean,
): Promise<Scope[]> {
  const left = fresh ? [] : await leaveLists(tx, id);
  const { group } = rulesOf(content.kind);
  const scopes = scopesOf(content).sort();
  await tx.listEntry.createMany({ data: scopes.map((scope) => ({ scope, publicationId: id, group, releaseAt })) });
  return left;
}

export async function leaveLists(tx: Tx, id: string): Promise<Scope[]> {
  const rows = await tx.$queryRaw<{ scope: Scope }[]>`
    DELETE FROM "ListEntry" WHERE "publicationId" = ${id}::uuid RETURNING scope`;
  return rows.map((row) => row.scope);
}

export async function scopesNow(tx: Tx, id: string): Promise<Scope[]> {
  const rows = await tx.listEntry.findMany({ where: { publicationId: id }, select: { scope: true } });
  return rows.map((row) => row.scope as Scope);
}

/** Refuses a content that names a person, organization, hub, outlet or file that is not there. */
export async function checkReferences(tx: Tx, content: PublicationContent): Promise<Result<null>> {
  const people = content.byline.flatMap((item) => item.personId ?? []);
  const organizations = content.byline.flatMap((item) => item.organizationId ?? []);
  const outlets = content.outletId === null ? [] : [content.outletId];
  const files = [...new Set(fileRows('', content).map((row) => row.fileId))];
  const missing = await tx.$queryRaw<{ field: string; id: string }[]>`
    SELECT 'byline' AS field, id FROM unnest(${people}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Person" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'byline', id FROM unnest(${organizations}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Organization" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'hubs', id FROM unnest(${content.hubs}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Hub" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'outletId', id FROM unnest(${outlets}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Outlet" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'files', id FROM unnest(${files}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "File" x WHERE x.id = id.id)`;
  return missing.length === 0
    ? ok(null)
    : refused(...missing.map(({ field, id }) => ({ field, message: `${id} is not there any more. Choose another.` })));
}

function fileRows(publicationId: string, content: PublicationContent): Prisma.PublicationFileCreateManyInput[] {
  const cover = content.cover ? [{ publicationId, fileId: content.cover.fileId, role: 'cover' as const }] : [];
  const body = filesOf(content.body).map((fileId, position) => ({
    publicationId,
    fileId,
    role: 'body' as const,
    position,
  }));
  const downloads = content.downloads.map(({ fileId, label }, position) => ({
    publicationId,
    fileId,
    role: 'download' as const,
    position,
    label,
  }));
  return [...cover, ...body, ...downloads];
}
