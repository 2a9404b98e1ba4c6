import { db } from '../../lib/db.ts';
import { isUuid } from '../../lib/uuid.ts';
import { filesOf } from '../body/files.ts';
import type { Kind } from '../kinds.ts';
import { documentFilesOf, type FileRow } from '../media/document-file.ts';
import { staffRoutes } from '../staff/staff-routes.ts';
import { EMPTY_CONTENT, type PublicationContent } from './content.ts';
import type { BinnedView, ContributorChoice, DraftView, NamedView, PresentView, WritingView } from './draft-views.ts';
import { actorNames } from './overview-desk.ts';
import { PRESENT_SECONDS } from './presence.ts';
import { effectiveState, type PublicationState } from './publication.ts';

/* What staff read while they write. Never cached. */

type WritingRow = {
  id: string;
  title: string;
  kind: Kind;
  slug: string;
  state: PublicationState;
  releaseAt: Date | null;
  known: boolean;
  liveRevision: number;
  now: Date;
};

/** A publication with its open draft; null when there is none. Ask for permission first. */
export async function findWriting(id: string): Promise<WritingView | null> {
  const [[row], draft, differs, binned] = await Promise.all([
    db().$queryRaw<WritingRow[]>`
      SELECT p.id, p."deskTitle" AS title, p.kind, p.slug, p.state::text AS state, p."releaseAt", now() AS now,
        coalesce(p."firstReleasedAt" <= now(), false) AS known,
        coalesce((SELECT number FROM "Revision" r WHERE r.id = p."liveRevisionId"), 0) AS "liveRevision"
      FROM "Publication" p WHERE p.id = ${id}::uuid`,
    findDraft(id),
    differsFromLive(id),
    findBinned(id),
  ]);
  if (!row) return null;
  const { now, releaseAt: _at, ...view } = row;
  return {
    ...view,
    state: effectiveState(row, now),
    draft: draft?.draft ?? null,
    binned,
    recentSaves: draft?.recentSaves ?? [],
    differs,
  };
}

/** The open draft, who saved it last, and the ids of the last saves. */
export async function findDraft(id: string): Promise<{ draft: DraftView; recentSaves: string[] } | null> {
  const row = await db().draft.findUnique({
    where: { publicationId: id },
    select: { counter: true, content: true, updatedAt: true, actor: true, recentSaves: true },
  });
  if (!row) return null;
  const names = await actorNames([row.actor]);
  return {
    draft: {
      counter: row.counter,
      content: { ...EMPTY_CONTENT, ...(row.content as unknown as PublicationContent) },
      savedAt: row.updatedAt.toISOString(),
      savedBy: names.get(row.actor) ?? '',
    },
    recentSaves: row.recentSaves,
  };
}

/** The counter of the open draft; null without one. */
export async function draftCounter(id: string): Promise<number | null> {
  const row = await db().draft.findUnique({ where: { publicationId: id }, select: { counter: true } });
  return row?.counter ?? null;
}

/** Null for what does not lie in the bin. */
export async function findBinned(id: string): Promise<BinnedView | null> {
  const [row] = await db().$queryRaw<{ at: Date; actor: string | null }[]>`
    SELECT p."binnedAt" AS at, (SELECT a.actor FROM "AuditEntry" a WHERE a."subjectType" = 'publication'
      AND a."subjectId" = p.id::text AND a.action = 'bin' ORDER BY a.at DESC LIMIT 1) AS actor
    FROM "Publication" p WHERE p.id = ${id}::uuid AND p."binnedAt" IS NOT NULL`;
  if (!row) return null;
  const names = await actorNames(row.actor ? [row.actor] : []);
  return { by: (row.actor && names.get(row.actor)) ?? '', at: row.at.toISOString() };
}

/** Whether the open draft says something else than what is live. False when there is no draft or nothing live. */
export async function differsFromLive(id: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ differs: boolean }[]>`
    SELECT d.content <> r.content AS differs FROM "Draft" d JOIN "Publication" p ON p.id = d."publicationId"
    JOIN "Revision" r ON r.id = p."liveRevisionId" WHERE d."publicationId" = ${id}::uuid`;
  return row?.differs ?? false;
}

/** Who else has the draft open now, the longest there first. */
export async function listPresent(id: string, session: string): Promise<PresentView[]> {
  return db().$queryRaw<PresentView[]>`
    SELECT dp.session, m.name, dp.unsaved FROM "DraftPresence" dp JOIN "Member" m ON m.id = dp."memberId"
    WHERE dp."publicationId" = ${id}::uuid AND dp.session <> ${session}::uuid
      AND dp."seenAt" > clock_timestamp() - make_interval(secs => ${PRESENT_SECONDS}::int)
    ORDER BY dp.session`;
}

/** What is known of everything that a content names. Its files have addresses of the newsroom: nothing public shows them yet. */
export async function findNamed(content: PublicationContent): Promise<NamedView> {
  const people = content.byline.flatMap((item) => item.personId ?? []);
  const organizations = content.byline.flatMap((item) => item.organizationId ?? []);
  const publications = [...content.related, ...(content.translationOf ? [content.translationOf] : [])];
  const files = [
    ...filesOf(content.body),
    ...content.downloads.map(({ fileId }) => fileId),
    ...(content.cover ? [content.cover.fileId] : []),
  ];
  const [contributors, outlets, titles, fileRows] = await Promise.all([
    db().$queryRaw<ContributorChoice[]>`
      SELECT id, 'person' AS type, name AS label, coalesce(role, affiliation) AS detail, affiliation
      FROM "Person" WHERE id = ANY (${people}::uuid[])
      UNION ALL SELECT id, 'organization', name, NULL, NULL FROM "Organization" WHERE id = ANY (${organizations}::uuid[])`,
    db().outlet.findMany({
      where: { id: { in: content.outletId ? [content.outletId] : [] } },
      select: { id: true, name: true },
    }),
    db().publication.findMany({
      where: { id: { in: publications } },
      select: { id: true, deskTitle: true, title: true, kind: true, slug: true },
    }),
    db().$queryRaw<FileRow[]>`
      SELECT id, version, "storageKey", name, "contentType", bytes, width, height, alt, credit, renditions, "focusX", "focusY"
      FROM "File" WHERE id = ANY (${files.filter(isUuid)}::uuid[])`,
  ]);
  return {
    contributors: byId(contributors),
    outlets: byId(outlets.map(({ id, name }) => ({ id, label: name, detail: null }))),
    publications: byId(
      titles.map(({ id, deskTitle, title, slug }) => ({ id, label: deskTitle || title || slug, detail: slug })),
    ),
    files: documentFilesOf(fileRows, staffRoutes.fileBytes),
    fileNames: Object.fromEntries(fileRows.map(({ id, name }) => [id, name])),
  };
}

function byId<T extends { id: string }>(rows: T[]): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
