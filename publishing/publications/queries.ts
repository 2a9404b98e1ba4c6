import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { type Document, EMPTY_DOCUMENT } from '../body/document.ts';
import type { HubType } from '../hubs/hub.ts';
import type { Group, Kind } from '../kinds.ts';
import { type Scope, scopes } from '../listings/listing.ts';
import { documentFilesOf, type FileRow } from '../media/document-file.ts';
import { CARD_COLUMNS, type CardRow, HAS_PAGE, PUBLIC, toCard } from './cards.ts';
import type { PublicationContent } from './content.ts';
import { eventAt } from './event.ts';
import type { DownloadView, HubLink, NoteType, PublishedPublication, Rails, WithdrawalOutcome } from './views.ts';

type PublicationRow = CardRow & {
  state: 'scheduled' | 'published' | 'withdrawn';
  headTitle: string | null;
  headDescription: string | null;
  body: Document;
  wordCount: number;
  reportNumber: string | null;
  originalUrl: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  venue: string | null;
  registrationUrl: string | null;
  publiclyUpdatedAt: Date | null;
  doi: string | null;
  versions: number;
  withdrawnAt: Date | null;
  now: Date;
  withdrawalOutcome: WithdrawalOutcome | null;
  withdrawalReason: string | null;
  hubs: HubLink[] | null;
  files: (FileRow & { role: string; label: string | null })[] | null;
  notes: { id: string; type: NoteType; at: string; text: string }[] | null;
  replacedBy: { id: string; kind: Kind; slug: string; title: string } | null;
};

/** Everything a publication's own page shows, for a query that has `"Publication" p`. */
const WHOLE_COLUMNS = Prisma.sql`
  ${CARD_COLUMNS}, p.state::text AS state, p."headTitle", p."headDescription", p.body, p."wordCount", p."reportNumber", p."originalUrl", p."startsAt",
    p."endsAt", p.venue, p."registrationUrl", p."publiclyUpdatedAt", p.doi, p."withdrawnAt", now() AS now,
    (SELECT count(*)::int FROM "PublicVersion" v WHERE v."publicationId" = p.id AND v."liveAt" <= now()) AS versions,
    p."withdrawalOutcome"::text AS "withdrawalOutcome", p."withdrawalReason",
    (SELECT json_agg(json_build_object('id', h.id, 'type', h.type, 'slug', h.slug, 'name', h.name) ORDER BY ph.position)
      FROM "PublicationHub" ph JOIN "Hub" h ON h.id = ph."hubId" WHERE ph."publicationId" = p.id) AS hubs,
    (SELECT json_agg(to_jsonb(f) || jsonb_build_object('role', pf.role, 'label', pf.label) ORDER BY pf.position)
      FROM "PublicationFile" pf JOIN "File" f ON f.id = pf."fileId" WHERE pf."publicationId" = p.id) AS files,
    (SELECT json_agg(json_build_object('id', n.id, 'type', n.type, 'at', n.at, 'text', n.text) ORDER BY n.at, n.id)
      FROM "PublicNote" n WHERE n."publicationId" = p.id) AS notes,
    (SELECT json_build_object('id', r.id, 'kind', r.kind, 'slug', r.slug, 'title', r.title)
      FROM "Publication" r WHERE r.id = p."replacedById" AND is_public(r.state, r."releaseAt")) AS "replacedBy"`;

/** What the public may see at an address, now; null when there is nothing. */
export async function findPublished(db: DbOrTx, kind: Kind, slug: string): Promise<PublishedPublication | null> {
  const [row] = await db.$queryRaw<PublicationRow[]>`
    SELECT ${WHOLE_COLUMNS} FROM "Publication" p WHERE p.kind = ${kind} AND p.slug = ${slug} AND ${HAS_PAGE}`;
  return row ? toPublished(row) : null;
}

/** The newest publications that stand in any of the lists, whole. */
export async function listNewestWhole(db: DbOrTx, among: Scope[], limit: number): Promise<PublishedPublication[]> {
  const rows = await db.$queryRaw<PublicationRow[]>`
    WITH newest AS (
      SELECT DISTINCT e."publicationId", e."releaseAt" FROM unnest(${among}::text[]) list(scope), LATERAL (
        SELECT "publicationId", "releaseAt" FROM "ListEntry" WHERE scope = list.scope AND "releaseAt" <= now()
        ORDER BY "releaseAt" DESC, "publicationId" DESC LIMIT ${limit}) e
      ORDER BY e."releaseAt" DESC, e."publicationId" DESC LIMIT ${limit})
    SELECT ${WHOLE_COLUMNS} FROM newest JOIN "Publication" p ON p.id = newest."publicationId" WHERE ${PUBLIC}
    ORDER BY newest."releaseAt" DESC, newest."publicationId" DESC`;
  return rows.map(toPublished);
}

const WEIGHTS: Record<HubType | 'contributor', number> = { series: 4, topic: 3, region: 2, program: 1, contributor: 2 };
const HUB_WEIGHT = Prisma.sql`CASE h.type WHEN 'series' THEN ${WEIGHTS.series}::int WHEN 'topic' THEN ${WEIGHTS.topic}::int
        WHEN 'region' THEN ${WEIGHTS.region}::int ELSE ${WEIGHTS.program}::int END`;
/** More than any likeness can amount to. */
const CHOSEN = 1_000_000;
const NEWEST_OF_EACH_LIST = 30;
export const RAIL_LENGTH = 4;

/**
 * Related publications by group: those chosen by hand in their order, then most in common first (series, topics, region, contributors, program), then the newest.
 * `filled` names the groups whose rail holds, or has room for, what is merely new.
 */
export function listRails(db: DbOrTx, id: string): Promise<{ rails: Rails; filled: Group[] }> {
  const mine = Prisma.sql`
      SELECT 'hub:' || ph."hubId" AS scope, ${HUB_WEIGHT} AS weight
      FROM "PublicationHub" ph JOIN "Hub" h ON h.id = ph."hubId" WHERE ph."publicationId" = ${id}::uuid
      UNION ALL
      SELECT CASE WHEN "personId" IS NULL THEN 'organization:' || "organizationId" ELSE 'person:' || "personId" END,
        ${WEIGHTS.contributor}::int FROM "Contribution" WHERE "publicationId" = ${id}::uuid`;
  const chosen = Prisma.sql`SELECT "relatedId", position FROM "PublicationRelation" WHERE "publicationId" = ${id}::uuid`;
  return railsOf(db, id, mine, chosen);
}

/** The rails that a publication would have with this content. */
export async function listRailsOf(db: DbOrTx, id: string, content: PublicationContent): Promise<Rails> {
  const contributors = content.byline.map((item) =>
    item.personId !== undefined ? scopes.person(item.personId) : scopes.organization(item.organizationId),
  );
  const mine = Prisma.sql`
      SELECT 'hub:' || h.id AS scope, ${HUB_WEIGHT} AS weight FROM "Hub" h WHERE h.id = ANY(${content.hubs}::uuid[])
      UNION ALL
      SELECT scope, ${WEIGHTS.contributor}::int FROM unnest(${contributors}::text[]) scope`;
  const chosen = Prisma.sql`
      SELECT id AS "relatedId", (place - 1)::int AS position
      FROM unnest(${content.related}::uuid[]) WITH ORDINALITY wanted(id, place)`;
  return (await railsOf(db, id, mine, chosen)).rails;
}

/** `mine` gives the lists that it stands in with the weight of each, `chosen` what was chosen by hand. */
async function railsOf(
  db: DbOrTx,
  id: string,
  mine: Prisma.Sql,
  chosen: Prisma.Sql,
): Promise<{ rails: Rails; filled: Group[] }> {
  const rows = await db.$queryRaw<(CardRow & { group: Group; score: number })[]>`
    WITH mine AS (${mine}),
    groups AS (SELECT unnest(ARRAY['reports', 'articles']) AS "group"),
    found AS (
      SELECT g."group", e."publicationId", e."releaseAt", m.weight FROM groups g, mine m, LATERAL (
        SELECT "publicationId", "releaseAt" FROM "ListEntry"
        WHERE scope = m.scope AND "group" = g."group" AND "releaseAt" <= now()
        ORDER BY "releaseAt" DESC, "publicationId" DESC LIMIT ${NEWEST_OF_EACH_LIST}) e
      UNION ALL
      SELECT g."group", e."publicationId", e."releaseAt", 0 FROM groups g, LATERAL (
        SELECT "publicationId", "releaseAt" FROM "ListEntry"
        WHERE scope = 'group:' || g."group" AND "group" = g."group" AND "releaseAt" <= now()
        ORDER BY "releaseAt" DESC, "publicationId" DESC LIMIT ${RAIL_LENGTH + 1}) e
      UNION ALL
      SELECT e."group", e."publicationId", e."releaseAt", ${CHOSEN}::int - r.position FROM (${chosen}) r
        JOIN "ListEntry" e ON e."publicationId" = r."relatedId" AND e.scope = 'group:' || e."group"
        WHERE e."releaseAt" <= now()),
    ranked AS (
      SELECT "group", "publicationId", sum(weight)::int AS score, row_number() OVER (
        PARTITION BY "group" ORDER BY sum(weight) DESC, max("releaseAt") DESC, "publicationId" DESC) AS place
      FROM found WHERE "publicationId" <> ${id}::uuid GROUP BY "group", "publicationId")
    SELECT ${CARD_COLUMNS}, ranked."group", ranked.score FROM ranked JOIN "Publication" p ON p.id = ranked."publicationId"
    WHERE ranked.place <= ${RAIL_LENGTH} AND ${PUBLIC} ORDER BY ranked.place`;
  const of = (group: Group) => rows.filter((row) => row.group === group);
  const rails = { reports: of('reports').map(toCard), articles: of('articles').map(toCard) };
  const filled = (Object.keys(rails) as Group[]).filter(
    (group) => of(group).filter((row) => row.score > 0).length < RAIL_LENGTH,
  );
  return { rails, filled };
}

/** The lists that what is related to a publication comes from. */
export async function listRelatedScopes(db: DbOrTx, id: string): Promise<Scope[]> {
  const rows = await db.$queryRaw<{ scope: Scope }[]>`
    SELECT 'hub:' || "hubId" AS scope FROM "PublicationHub" WHERE "publicationId" = ${id}::uuid
    UNION ALL
    SELECT CASE WHEN "personId" IS NULL THEN 'organization:' || "organizationId" ELSE 'person:' || "personId" END
    FROM "Contribution" WHERE "publicationId" = ${id}::uuid`;
  return rows.map((row) => row.scope);
}

/** What was chosen by hand to stand in the rails, public yet or not. */
export async function listChosenRelated(db: DbOrTx, id: string): Promise<string[]> {
  const rows = await db.publicationRelation.findMany({ where: { publicationId: id }, select: { relatedId: true } });
  return rows.map((row) => row.relatedId);
}

function toPublished(row: PublicationRow): PublishedPublication {
  const shown = row.state !== 'withdrawn' || row.withdrawalOutcome === 'text_kept';
  const files = shown ? (row.files ?? []) : [];
  const card = toCard(row);
  return {
    ...card,
    summary: shown ? card.summary : '',
    cover: shown ? card.cover : null,
    headTitle: shown ? row.headTitle : null,
    headDescription: shown ? row.headDescription : null,
    body: shown ? row.body : EMPTY_DOCUMENT,
    files: documentFilesOf(files.filter((file) => file.role === 'body')),
    wordCount: row.wordCount,
    reportNumber: row.reportNumber,
    originalUrl: shown ? row.originalUrl : null,
    event:
      row.startsAt &&
      eventAt(row.now, {
        startsAt: row.startsAt,
        endsAt: row.endsAt,
        venue: row.venue,
        registrationUrl: row.registrationUrl,
      }),
    hubs: row.hubs ?? [],
    downloads: files.filter((file) => file.role === 'download').flatMap(toDownload),
    notes: (row.notes ?? []).map((note) => ({ ...note, at: new Date(note.at) })),
    publiclyUpdatedAt: row.publiclyUpdatedAt,
    doi: row.doi,
    versions: row.versions,
    withdrawal:
      row.withdrawnAt && row.withdrawalOutcome
        ? {
            at: row.withdrawnAt,
            outcome: row.withdrawalOutcome,
            reason: row.withdrawalReason ?? '',
            replacedBy: row.replacedBy,
          }
        : null,
  };
}

function toDownload(file: FileRow & { label: string | null }): DownloadView[] {
  const { src, contentType, bytes } = documentFilesOf([file])[file.id] ?? { src: null, contentType: '', bytes: null };
  return src === null ? [] : [{ label: file.label ?? file.name, src, contentType, bytes }];
}
