import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import { escapeLike } from '../../lib/escape-like.ts';
import type { Document } from '../body/document.ts';
import type { HubType } from '../hubs/hub.ts';
import type { FileRow } from '../media/document-file.ts';
import { toPicture } from '../publications/cards.ts';
import type { PictureView } from '../publications/views.ts';
import type { Noun } from './directory.ts';
import { countReferences, type References } from './references.ts';
import { SHELF_PAGE, SHELVES, type Shelf, type ShelfRequest } from './shelves.ts';
import { TABLES } from './tables.ts';

/* What the newsroom's pages on the directory read. Never cached. */

export type ShelfRow = {
  id: string;
  slug: string;
  name: string;
  /** A word or two beside the name: a person's role, an outlet's address. */
  remark: string | null;
  retired: boolean;
  mergedInto: { id: string; name: string } | null;
  publications: number;
};

export async function listShelf(
  shelf: Shelf,
  request: ShelfRequest,
): Promise<{ rows: ShelfRow[]; total: number; pageCount: number }> {
  const { noun, type } = SHELVES[shelf];
  const words = request.words.split(/\s+/).filter(Boolean);
  const where = Prisma.join(
    [
      STATE[request.show],
      ...(type ? [Prisma.sql`x.type = ${type}::"HubType"`] : []),
      ...words.map(
        (word) =>
          Prisma.sql`(search_fold(x.name) LIKE '%' || search_fold(${escapeLike(word)}) || '%' OR x.slug LIKE '%' || ${escapeLike(word.toLowerCase())} || '%')`,
      ),
    ],
    ' AND ',
  );
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<ShelfRow[]>`
      SELECT x.id, x.slug, x.name, ${REMARK[noun]} AS remark, x."retiredAt" IS NOT NULL AS retired,
        (SELECT json_build_object('id', m.id, 'name', m.name) FROM ${TABLES[noun]} m WHERE m.id = x."mergedIntoId") AS "mergedInto",
        (${COUNT[noun]})::int AS publications
      FROM ${TABLES[noun]} x WHERE ${where} ORDER BY ${ORDER[noun]}, x.id
      LIMIT ${SHELF_PAGE} OFFSET ${(request.page - 1) * SHELF_PAGE}`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${TABLES[noun]} x WHERE ${where}`,
  ]);
  const total = counted?.total ?? 0;
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / SHELF_PAGE)) };
}

/** Everything about one entry that its page shows; fields that its noun does not have are null. */
export type EntryView = {
  id: string;
  noun: Noun;
  type: HubType | null;
  slug: string;
  name: string;
  retired: boolean;
  mergedInto: { id: string; name: string } | null;
  givenName: string | null;
  familyName: string | null;
  standing: string | null;
  role: string | null;
  affiliation: string | null;
  biography: Document | null;
  portraitId: string | null;
  portrait: PictureView | null;
  orcid: string | null;
  url: string | null;
  description: string | null;
  position: number | null;
  references: References;
  /** Old addresses that lead to it. */
  addresses: string[];
  merged: { id: string; name: string; slug: string }[];
};

const NOTHING = {
  type: null,
  givenName: null,
  familyName: null,
  standing: null,
  role: null,
  affiliation: null,
  biography: null,
  portraitId: null,
  orcid: null,
  url: null,
  description: null,
  position: null,
};

/** The entry of a shelf, or null when that shelf has none of this id. */
export async function findEntry(shelf: Shelf, id: string): Promise<EntryView | null> {
  const { noun, type } = SHELVES[shelf];
  const [found] = await db().$queryRaw<
    { row: Record<string, unknown>; portrait: FileRow | null; into: string | null }[]
  >`
    SELECT to_jsonb(x) AS row, (SELECT m.name FROM ${TABLES[noun]} m WHERE m.id = x."mergedIntoId") AS into,
      ${noun === 'person' ? Prisma.sql`(SELECT to_json(f) FROM "File" f WHERE f.id = x."portraitId")` : Prisma.sql`NULL`} AS portrait
    FROM ${TABLES[noun]} x WHERE x.id = ${id}::uuid ${type ? Prisma.sql`AND x.type = ${type}::"HubType"` : Prisma.empty}`;
  if (!found) return null;
  const row = { ...NOTHING, ...found.row } as typeof NOTHING &
    EntryView & { retiredAt: string | null; mergedIntoId: string };
  const column = { person: 'personId', organization: 'organizationId', hub: 'hubId', outlet: null }[noun];
  const [references, redirects, merged] = await Promise.all([
    countReferences(db(), noun, id),
    column ? db().redirect.findMany({ where: { [column]: id }, orderBy: { path: 'asc' }, take: 100 }) : [],
    db().$queryRaw<EntryView['merged']>`
      SELECT id, name, slug FROM ${TABLES[noun]} WHERE "mergedIntoId" = ${id}::uuid ORDER BY name, id`,
  ]);
  return {
    ...row,
    noun,
    retired: row.retiredAt !== null,
    mergedInto: found.into === null ? null : { id: row.mergedIntoId, name: found.into },
    portrait: found.portrait && toPicture(found.portrait, row.name),
    references,
    addresses: redirects.map(({ path }) => path),
    merged,
  };
}

const STATE: Record<ShelfRequest['show'], Prisma.Sql> = {
  current: Prisma.sql`x."retiredAt" IS NULL`,
  retired: Prisma.sql`x."retiredAt" IS NOT NULL AND x."mergedIntoId" IS NULL`,
  merged: Prisma.sql`x."mergedIntoId" IS NOT NULL`,
};

const REMARK: Record<Noun, Prisma.Sql> = {
  person: Prisma.sql`coalesce(x.role, x.affiliation)`,
  organization: Prisma.sql`x.url`,
  outlet: Prisma.sql`x.url`,
  // Longer ones are cut at a word.
  hub: Prisma.sql`nullif(CASE WHEN length(x.description) > 160
    THEN regexp_replace(left(x.description, 160), '[\\s,;:.–—-]+\\S*$', '') || '…' ELSE x.description END, '')`,
};

const ORDER: Record<Noun, Prisma.Sql> = {
  person: Prisma.sql`lower(coalesce(x."familyName", x.name)), lower(x.name)`,
  organization: Prisma.sql`lower(x.name)`,
  outlet: Prisma.sql`lower(x.name)`,
  hub: Prisma.sql`x.position, lower(x.name)`,
};

const COUNT: Record<Noun, Prisma.Sql> = {
  person: Prisma.sql`SELECT count(DISTINCT c."publicationId") FROM "Contribution" c WHERE c."personId" = x.id`,
  organization: Prisma.sql`SELECT count(DISTINCT c."publicationId") FROM "Contribution" c WHERE c."organizationId" = x.id`,
  outlet: Prisma.sql`SELECT count(*) FROM "Publication" p WHERE p."outletId" = x.id`,
  hub: Prisma.sql`SELECT count(*) FROM "PublicationHub" h WHERE h."hubId" = x.id`,
};
