import { db } from '../../lib/db.ts';
import { escapeLike } from '../../lib/escape-like.ts';
import { HUB_TYPES, type HubType } from '../hubs/hub.ts';
import { KINDS, type Kind } from '../kinds.ts';
import { can, type MemberView, type Subject } from '../staff/permissions.ts';
import type { ChoiceView, ContributorChoice } from './draft-views.ts';

/* What the fields of a publication can name, found by some letters of its name. Never cached. */

const SHOWN = 12;
const LOOKED_AT = 60;

/** People and organizations, those whose name begins with the letters first; people who left come last and are marked. */
export async function searchContributors(query: string): Promise<ContributorChoice[]> {
  const { part, start } = patterns(query);
  return db().$queryRaw<ContributorChoice[]>`
    SELECT id, type, label, detail, affiliation FROM (
      SELECT id, 'person' AS type, name AS label, "retiredAt" IS NOT NULL AS retired, affiliation,
        nullif(concat_ws(', ', role, affiliation, CASE WHEN "retiredAt" IS NOT NULL THEN 'retired' END), '') AS detail
      FROM "Person" WHERE "mergedIntoId" IS NULL AND (search_fold(name) LIKE ${part} OR slug LIKE ${part})
      UNION ALL
      SELECT id, 'organization', name, "retiredAt" IS NOT NULL, NULL, 'Organization'
      FROM "Organization" WHERE "mergedIntoId" IS NULL AND (search_fold(name) LIKE ${part} OR slug LIKE ${part})) found
    ORDER BY retired, search_fold(label) LIKE ${start} DESC, label, id LIMIT ${SHOWN}`;
}

export async function searchOutlets(query: string): Promise<ChoiceView[]> {
  const { part, start } = patterns(query);
  return db().$queryRaw<ChoiceView[]>`
    SELECT id, name AS label, url AS detail FROM "Outlet"
    WHERE "retiredAt" IS NULL AND (search_fold(name) LIKE ${part} OR slug LIKE ${part})
    ORDER BY search_fold(name) LIKE ${start} DESC, name, id LIMIT ${SHOWN}`;
}

/** Publications that the public can see or (`only` left out) that the member may read, found by title, slug or address. */
export async function searchPublications(member: MemberView, query: string, only?: 'public'): Promise<ChoiceView[]> {
  const { part, start, whole } = patterns(query.split('/').at(-1) ?? '');
  const rows = await db().$queryRaw<
    (Subject & { id: string; label: string; kind: Kind; slug: string; isPublic: boolean; releaseAt: Date | null })[]
  >`
    SELECT id, coalesce(nullif("deskTitle", ''), title) AS label, kind, slug, is_public(state, "releaseAt") AS "isPublic",
      "releaseAt", "createdBy", "deskPeople" AS people, "deskHubs" AS programs
    FROM "Publication" WHERE (search_fold(coalesce(nullif("deskTitle", ''), title)) LIKE ${part} OR slug LIKE ${part})
      AND (${only !== 'public'} OR is_public(state, "releaseAt"))
    ORDER BY slug LIKE ${whole} DESC, search_fold(coalesce(nullif("deskTitle", ''), title)) LIKE ${start} DESC,
      "deskUpdatedAt" DESC, id
    LIMIT ${LOOKED_AT}`;
  return rows
    .filter((row) => row.isPublic || can(member, 'publication.read', row))
    .slice(0, SHOWN)
    .map(({ id, label, kind, slug, isPublic, releaseAt }) => ({
      id,
      label: label || slug,
      detail: `${KINDS[kind].label}, ${isPublic ? (releaseAt?.getUTCFullYear() ?? '') : 'not public'}`,
    }));
}

export type HubChoice = { id: string; name: string; retired: boolean };

/** Every hub by type, in the order of the site, for a form that shows them all. */
export async function listHubChoices(): Promise<{ type: HubType; label: string; hubs: HubChoice[] }[]> {
  const rows = await db().hub.findMany({
    where: { mergedIntoId: null },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { id: true, type: true, name: true, retiredAt: true },
  });
  return (Object.keys(HUB_TYPES) as HubType[]).map((type) => ({
    type,
    label: HUB_TYPES[type].plural,
    hubs: rows.flatMap((row) =>
      row.type === type ? [{ id: row.id, name: row.name, retired: row.retiredAt !== null }] : [],
    ),
  }));
}

/** The one person or organization whose name, or end of address, this is; null for none and for several. */
export async function findContributorNamed(name: string): Promise<ContributorChoice | null> {
  const rows = await db().$queryRaw<ContributorChoice[]>`
    SELECT id, 'person' AS type, name AS label, NULL AS detail, affiliation FROM "Person"
    WHERE "mergedIntoId" IS NULL AND (slug = ${name} OR search_fold(name) = search_fold(${name}))
    UNION ALL
    SELECT id, 'organization', name, NULL, NULL FROM "Organization"
    WHERE "mergedIntoId" IS NULL AND (slug = ${name} OR search_fold(name) = search_fold(${name})) LIMIT 2`;
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** The outlet of this name or slug. */
export async function findOutletNamed(name: string): Promise<ChoiceView | null> {
  const [row] = await db().$queryRaw<ChoiceView[]>`
    SELECT id, name AS label, NULL AS detail FROM "Outlet"
    WHERE "mergedIntoId" IS NULL AND (slug = ${name} OR search_fold(name) = search_fold(${name})) LIMIT 1`;
  return row ?? null;
}

/** The publication at an address of this site, or with this slug; null for none, for several, and for one the member may not know of. */
export async function findPublicationAt(member: MemberView, address: string): Promise<ChoiceView | null> {
  const slug = decodeURIComponent(address.trim().replace(/\/+$/, '').split('/').at(-1) ?? '');
  const rows = (await searchPublications(member, slug)).filter(({ id }) => id);
  const exact = await db().publication.findMany({
    where: { slug, id: { in: rows.map(({ id }) => id) } },
    select: { id: true },
  });
  return exact.length === 1 ? (rows.find(({ id }) => id === exact[0]?.id) ?? null) : null;
}

function patterns(query: string): { whole: string; part: string; start: string } {
  const folded = escapeLike(
    query
      .normalize('NFKD')
      .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
      .normalize('NFC')
      .toLowerCase()
      .trim(),
  );
  return { whole: folded, part: `%${folded}%`, start: `${folded}%` };
}
