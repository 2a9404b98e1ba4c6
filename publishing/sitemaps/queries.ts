import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { HUB_TYPES, type HubType } from '../hubs/hub.ts';
import { ALL_KINDS, GROUPS, type Group, type Kind } from '../kinds.ts';
import { HAS_PAGE, PUBLIC } from '../publications/cards.ts';
import type { Edition } from '../publications/views.ts';
import { routes } from '../routes.ts';
import { ADDRESSES_IN_ONE, PICTURES_OF_ONE } from './sitemap.ts';

/** Paths, not yet absolute. */
export type MappedPage = {
  path: string;
  changed: Date | null;
  pictures: string[];
  /** Of a publication that is one work with others. */
  work?: { id: string; editions: Edition[] };
};

/** How many publications each kind and year has, by the calendar of UTC, and when one of them last changed. */
export async function countByYear(db: DbOrTx): Promise<{ kind: Kind; year: number; count: number; changed: Date }[]> {
  return db.$queryRaw`
    SELECT p.kind, extract(year FROM p."releaseAt" AT TIME ZONE 'UTC')::int AS year, count(*)::int AS count,
      max(greatest(p."releaseAt", p."publiclyUpdatedAt")) AS changed
    FROM "Publication" p WHERE ${PUBLIC} GROUP BY 1, 2 ORDER BY 2 DESC, 1`;
}

type Row = {
  id: string;
  kind: Kind;
  slug: string;
  changed: Date;
  pictures: { id: string; version: string; name: string }[] | null;
  editions: Edition[] | null;
};

/** The publications of a kind that appeared in a year, oldest first, so that most parts never change again. */
export async function listOfYear(db: DbOrTx, kind: Kind, year: number, part: number): Promise<MappedPage[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT p.id, p.kind, p.slug, greatest(p."releaseAt", p."publiclyUpdatedAt") AS changed,
      (SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'slug', p.slug, 'title', p.title,
          'language', p.language, 'original', p.id = work.root) ORDER BY p."releaseAt", p.id) FROM "Publication" p
        WHERE (p.id = work.root OR p."translationOfId" = work.root) AND ${PUBLIC}) AS editions,
      (SELECT json_agg(json_build_object('id', f.id, 'version', f.version, 'name', f.name)) FROM (
        SELECT DISTINCT f.id, f.version, f.name FROM "PublicationFile" pf JOIN "File" f ON f.id = pf."fileId"
        WHERE pf."publicationId" = p.id AND pf.role <> 'download' AND f."contentType" LIKE 'image/%'
          AND f."storageKey" IS NOT NULL ORDER BY f.id LIMIT ${PICTURES_OF_ONE}) f) AS pictures
    FROM "ListEntry" e JOIN "Publication" p ON p.id = e."publicationId",
      LATERAL (SELECT coalesce(p."translationOfId", p.id) AS root) work
    WHERE e.scope = ${`kind:${kind}`} AND e."releaseAt" >= make_timestamptz(${year}::int, 1, 1, 0, 0, 0, 'UTC')
      AND e."releaseAt" < make_timestamptz(${year + 1}::int, 1, 1, 0, 0, 0, 'UTC') AND ${PUBLIC}
    ORDER BY e."releaseAt", e."publicationId" OFFSET ${(part - 1) * ADDRESSES_IN_ONE} LIMIT ${ADDRESSES_IN_ONE}`;
  return rows.map(({ id, slug, changed, pictures, editions }) => ({
    path: routes.publication(kind, slug),
    changed,
    work: editions && editions.length > 1 ? { id, editions } : undefined,
    pictures: (pictures ?? []).map(({ id, version, name }) => routes.file(id, version, name)),
  }));
}

export const HUBS = Object.keys(HUB_TYPES) as HubType[];

/** The pages that are there whatever was published. A kind has its page once something of it was. */
export async function listFixedPages(db: DbOrTx): Promise<MappedPage[]> {
  const years = await countByYear(db);
  const lastOf = (chosen: (kind: Kind) => boolean) =>
    years.reduce<Date | null>(
      (last, { kind, changed }) => (chosen(kind) && (!last || changed > last) ? changed : last),
      null,
    );
  const kinds = ALL_KINDS.filter((kind) => years.some((row) => row.kind === kind));
  return [
    { path: routes.home(), changed: lastOf(() => true), pictures: [] },
    ...(Object.keys(GROUPS) as Group[]).map((group) => ({ path: routes.group(group), changed: null, pictures: [] })),
    ...kinds.map((kind) => ({ path: routes.kind(kind), changed: lastOf((one) => one === kind), pictures: [] })),
    { path: routes.publications(), changed: null, pictures: [] },
    { path: routes.people(), changed: null, pictures: [] },
    ...HUBS.map((type) => ({ path: routes.hubs(type), changed: null, pictures: [] })),
  ];
}

/** Everybody with a page; it changes when something of theirs appears. */
export async function listPeoplePages(db: DbOrTx): Promise<MappedPage[]> {
  const rows = await db.$queryRaw<ListedRow[]>`
    SELECT pe.slug, ${newestIn('person', 'pe')} AS changed FROM "Person" pe
    WHERE pe."mergedIntoId" IS NULL AND (pe.standing <> 'contributor' OR EXISTS (
      SELECT FROM "Contribution" c JOIN "Publication" p ON p.id = c."publicationId"
      WHERE c."personId" = pe.id AND ${HAS_PAGE})) ORDER BY pe.slug`;
  return rows.map(({ slug, changed }) => ({ path: routes.person(slug), changed, pictures: [] }));
}

export async function listOrganizationPages(db: DbOrTx): Promise<MappedPage[]> {
  const rows = await db.$queryRaw<ListedRow[]>`
    SELECT o.slug, ${newestIn('organization', 'o')} AS changed FROM "Organization" o
    WHERE o."mergedIntoId" IS NULL AND EXISTS (
      SELECT FROM "Contribution" c JOIN "Publication" p ON p.id = c."publicationId"
      WHERE c."organizationId" = o.id AND ${HAS_PAGE}) ORDER BY o.slug`;
  return rows.map(({ slug, changed }) => ({ path: routes.organization(slug), changed, pictures: [] }));
}

export async function listHubPages(db: DbOrTx, type: HubType): Promise<MappedPage[]> {
  const rows = await db.$queryRaw<ListedRow[]>`
    SELECT h.slug, ${newestIn('hub', 'h')} AS changed FROM "Hub" h
    WHERE h.type = ${type}::"HubType" AND h."mergedIntoId" IS NULL ORDER BY h.slug`;
  return rows.map(({ slug, changed }) => ({ path: routes.hub(type, slug), changed, pictures: [] }));
}

type ListedRow = { slug: string; changed: Date | null };

/** When the newest publication of the list of `alias` appeared. */
function newestIn(scope: 'person' | 'organization' | 'hub', alias: 'pe' | 'o' | 'h') {
  return Prisma.sql`(SELECT max(e."releaseAt") FROM "ListEntry" e
    WHERE e.scope = ${`${scope}:`} || ${Prisma.raw(alias)}.id AND e."releaseAt" <= now())`;
}

export type NewsRow = { kind: Kind; slug: string; title: string; language: string; published: Date };

const MOST_NEWS = 1_000;

/** What news engines take: our own press notes and commentary of the last two days. */
export async function listNews(db: DbOrTx): Promise<NewsRow[]> {
  return db.$queryRaw<NewsRow[]>`
    SELECT p.kind, p.slug, p.title, p.language, p."releaseAt" AS published
    FROM "ListEntry" e JOIN "Publication" p ON p.id = e."publicationId"
    WHERE e.scope IN ('kind:press_note', 'kind:commentary') AND p."outletId" IS NULL
      AND e."releaseAt" > now() - interval '2 days' AND ${PUBLIC}
    ORDER BY e."releaseAt" DESC, e."publicationId" LIMIT ${MOST_NEWS}`;
}
