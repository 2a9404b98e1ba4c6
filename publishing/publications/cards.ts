import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { type Kind, rulesOf } from '../kinds.ts';
import { type FileRow, toDocumentFile } from '../media/document-file.ts';
import type { BylineEntry, DatePrecision, NoteType, OutletView, PictureView, PublicationCard } from './views.ts';

/** `p` is public now: the one rule, in every query that readers' pages stand on. */
export const PUBLIC = Prisma.sql`is_public(p.state, p."releaseAt")`;

/** `p` has a page at its address: it is public, or was and was withdrawn. */
export const HAS_PAGE = Prisma.sql`(${PUBLIC} OR p.state = 'withdrawn')`;

/** The columns of a card, for a query that has `"Publication" p`. One statement a list, however many rows. */
export const CARD_COLUMNS = Prisma.sql`
  p.id, p.kind, p.slug, p.title, p.subtitle, p.summary, p.language, p."releaseAt",
  p."datePrecision"::text AS "datePrecision", p."coverAlt",
  (SELECT json_build_object('slug', o.slug, 'name', o.name, 'url', o.url) FROM "Outlet" o WHERE o.id = p."outletId") AS outlet,
  (SELECT json_agg(json_build_object(
      'type', CASE WHEN c."personId" IS NULL THEN 'organization' ELSE 'person' END,
      'name', coalesce(pe.name, og.name), 'givenName', pe."givenName", 'familyName', pe."familyName", 'slug', coalesce(pe.slug, og.slug),
      'role', c.role, 'affiliation', c.affiliation,
      'ofHouse', coalesce(pe.standing <> 'contributor' AND pe.affiliation IS NULL, false)) ORDER BY c.position)
    FROM "Contribution" c LEFT JOIN "Person" pe ON pe.id = c."personId" LEFT JOIN "Organization" og ON og.id = c."organizationId"
    WHERE c."publicationId" = p.id) AS byline,
  (SELECT to_json(f) FROM "File" f WHERE f.id = p."coverFileId") AS cover,
  (SELECT n.type::text FROM "PublicNote" n WHERE n."publicationId" = p.id ORDER BY n.at DESC LIMIT 1) AS noted`;

export type CardRow = {
  id: string;
  kind: Kind;
  slug: string;
  title: string;
  subtitle: string | null;
  summary: string;
  language: string;
  releaseAt: Date;
  datePrecision: DatePrecision;
  coverAlt: string | null;
  outlet: OutletView | null;
  byline: BylineEntry[] | null;
  cover: FileRow | null;
  noted: NoteType | null;
};

export function toCard(row: CardRow): PublicationCard {
  return {
    id: row.id,
    kind: row.kind,
    group: rulesOf(row.kind).group,
    slug: row.slug,
    title: row.title,
    subtitle: row.subtitle,
    summary: row.summary,
    language: row.language,
    date: { at: row.releaseAt, precision: row.datePrecision },
    outlet: row.outlet,
    byline: row.byline ?? [],
    cover: row.cover && toPicture(row.cover, row.coverAlt),
    noted: row.noted,
  };
}

export function toPicture(file: FileRow, alt: string | null): PictureView {
  return { ...toDocumentFile(file), alt: alt ?? file.alt, credit: file.credit };
}

/** Cards of those of the given publications that are public now, in the given order. */
export async function listCards(db: DbOrTx, ids: string[]): Promise<PublicationCard[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT ${CARD_COLUMNS} FROM unnest(${ids}::uuid[]) WITH ORDINALITY wanted(id, place)
    JOIN "Publication" p ON p.id = wanted.id WHERE ${PUBLIC} ORDER BY wanted.place`;
  return rows.map(toCard);
}
