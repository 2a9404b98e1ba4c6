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
    translationOfId: content.translationOf,
    doi: content.doi,
    headTitle: content.headTitle,
    headDescription: content.headDescription,
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

/** Replaces the rows beside publications (byline, hubs, files) by those of their contents. `fresh`: there are none yet. */
export async function projectRelations(
  tx: Tx,
  publications: { id: string; content: PublicationContent }[],
  fresh: boolean,
): Promise<void> {
  if (!fresh) {
    const where = { publicationId: { in: publications.map(({ id }) => id) } };
    await tx.contribution.deleteMany({ where });
    await tx.publicationHub.deleteMany({ where });
    await tx.publicationFile.deleteMany({ where });
    await tx.publicationRelation.deleteMany({ where });
  }
  const contributions = publications.flatMap(({ id, content }) =>
    content.byline.map((item, position) => ({ id: newId(), publicationId: id, position, ...item })),
  );
  if (contributions.length > 0) await tx.contribution.createMany({ data: contributions });
  const hubs = publications.flatMap(({ id, content }) =>
    content.hubs.map((hubId, position) => ({ publicationId: id, hubId, position })),
  );
  if (hubs.length > 0) await tx.publicationHub.createMany({ data: hubs });
  const files = publications.flatMap(({ id, content }) => fileRows(id, content));
  if (files.length > 0) await tx.publicationFile.createMany({ data: files });
  const related = publications.flatMap(({ id, content }) =>
    content.related.map((relatedId, position) => ({ publicationId: id, relatedId, position })),
  );
  if (related.length > 0) await tx.publicationRelation.createMany({ data: related });
}

/** Puts publications into their public lists from `releaseAt` on, and takes them out of all others. Gives what they left. */
export async function projectLists(
  tx: Tx,
  publications: { id: string; content: PublicationContent; releaseAt: Date }[],
  fresh: boolean,
): Promise<Scope[]> {
  const left: Scope[] = [];
  if (!fresh) for (const { id } of publications) left.push(...(await leaveLists(tx, id)));
  await tx.listEntry.createMany({
    data: publications.flatMap(({ id, content, releaseAt }) => {
      const { group } = rulesOf(content.kind);
      return scopesOf(content)
        .sort()
        .map((scope) => ({ scope, publicationId: id, group, releaseAt }));
    }),
  });
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
  const [result] = await checkAllReferences(tx, [content]);
  return result as Result<null>;
}

/** The same for many contents; the answers are in their order. */
export async function checkAllReferences(tx: Tx, contents: PublicationContent[]): Promise<Result<null>[]> {
  const references = contents.map(referencesOf);
  const all = (field: string) => [
    ...new Set(references.flatMap((each) => each.flatMap((one) => (one.field === field ? one.id : [])))),
  ];
  const missing = await tx.$queryRaw<{ field: string; id: string }[]>`
    SELECT 'people' AS field, id FROM unnest(${all('people')}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Person" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'organizations', id FROM unnest(${all('organizations')}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Organization" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'hubs', id FROM unnest(${all('hubs')}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Hub" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'outletId', id FROM unnest(${all('outletId')}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Outlet" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'related', id FROM unnest(${all('related')}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Publication" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'translationOf', id FROM unnest(${all('translationOf')}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "Publication" x WHERE x.id = id.id)
    UNION ALL
    SELECT 'files', id FROM unnest(${all('files')}::uuid[]) id WHERE NOT EXISTS (SELECT FROM "File" x WHERE x.id = id.id)`;
  const absent = new Set(missing.map(({ field, id }) => `${field} ${id}`));
  return references.map((each) => {
    const lost = each.filter(({ field, id }) => absent.has(`${field} ${id}`));
    return lost.length === 0
      ? ok(null)
      : refused(
          ...lost.map(({ field, id }) => ({
            field: field === 'people' || field === 'organizations' ? 'byline' : field,
            message: `${id} is not there any more. Choose another.`,
          })),
        );
  });
}

function referencesOf(content: PublicationContent): { field: string; id: string }[] {
  const named = (field: string, ids: string[]) => [...new Set(ids)].map((id) => ({ field, id }));
  return [
    ...named(
      'people',
      content.byline.flatMap((item) => item.personId ?? []),
    ),
    ...named(
      'organizations',
      content.byline.flatMap((item) => item.organizationId ?? []),
    ),
    ...named('hubs', content.hubs),
    ...named('outletId', content.outletId === null ? [] : [content.outletId]),
    ...named('related', content.related),
    ...named('translationOf', content.translationOf === null ? [] : [content.translationOf]),
    ...named(
      'files',
      fileRows('', content).map((row) => row.fileId),
    ),
  ];
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
