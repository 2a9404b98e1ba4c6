import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import type { HubType } from '../hubs/hub.ts';
import { ALL_KINDS, GROUPS, type Group, type Kind, rulesOf } from '../kinds.ts';
import { PERSON_HAS_PAGE } from '../people/queries.ts';
import { HAS_PAGE } from '../publications/cards.ts';
import { HUB_SEGMENTS, routes } from '../routes.ts';
import { normalizePath } from './redirect.ts';

type RedirectRow = {
  target: string | null;
  kind: Kind | null;
  publicationSlug: string | null;
  personSlug: string | null;
  organizationSlug: string | null;
  hubType: HubType | null;
  hubSlug: string | null;
};

/**
 * Where an old address leads now: a path of this site (encoded) or an absolute address; null when nowhere. A publication that
 * the public may not see is nowhere, and so is a person without a page.
 */
export async function findRedirect(db: DbOrTx, path: string, hops = 0): Promise<string | null> {
  const from = normalizePath(path);
  if (from === null) return null;
  const [row] = await db.$queryRaw<RedirectRow[]>`
    SELECT r.target, p.kind, p.slug AS "publicationSlug", pe.slug AS "personSlug", o.slug AS "organizationSlug",
      h.type::text AS "hubType", h.slug AS "hubSlug"
    FROM "Redirect" r
    LEFT JOIN "Publication" p ON p.id = r."publicationId" AND ${HAS_PAGE}
    LEFT JOIN "Person" pe ON pe.id = r."personId" AND ${PERSON_HAS_PAGE}
    LEFT JOIN "Organization" o ON o.id = r."organizationId"
    LEFT JOIN "Hub" h ON h.id = r."hubId"
    WHERE r.path = ${from} AND ${ACTIVE}`;
  if (!row) return null;
  // What a bundle adds is no link of a shortened chain yet; one that meets itself leads nowhere.
  const onward = row.target?.startsWith('/') && hops < MOST_HOPS ? await findRedirect(db, row.target, hops + 1) : null;
  return onward ?? addressOf(row);
}

/** The person to whom an old address leads as soon as they have a page. */
export async function findRedirectPersonId(db: DbOrTx, path: string): Promise<string | null> {
  const from = normalizePath(path);
  const row =
    from === null ? null : await db.redirect.findUnique({ where: { path: from }, select: { personId: true } });
  return row?.personId ?? null;
}

/** `r` leads on now: the one rule of redirects, by the database's clock. One that waits for its bundle leads nowhere. */
export const ACTIVE = Prisma.sql`r."activeFrom" <= now()`;

const MOST_HOPS = 5;

/** Those of the paths at which something stands. */
export async function pathsShown(db: DbOrTx, paths: string[]): Promise<Set<string>> {
  const shown = new Set(paths.filter((path) => FIXED.has(path)));
  const asked = paths.map((path) => ({ path, parts: path.slice(1).split('/') }));
  const of = (segment: string) =>
    asked.flatMap(({ path, parts: [first, slug, ...rest] }) =>
      first === segment && slug && rest.length === 0 ? [{ path, slug }] : [],
    );
  const add = (found: { slug: string }[], among: { path: string; slug: string }[]) => {
    const slugs = new Set(found.map(({ slug }) => slug));
    for (const { path, slug } of among) if (slugs.has(slug)) shown.add(path);
  };
  const slugsOf = (among: { slug: string }[]) => ({
    where: { slug: { in: among.map(({ slug }) => slug) } },
    select: { slug: true },
  });

  for (const kind of ALL_KINDS) {
    const { segment } = rulesOf(kind);
    const among = asked.flatMap(({ path, parts: [first, second, slug, ...rest] }) =>
      first === 'publications' && second === segment && slug && rest.length === 0 ? [{ path, slug }] : [],
    );
    if (among.length > 0) {
      const { where, select } = slugsOf(among);
      add(await db.publication.findMany({ where: { ...where, kind }, select }), among);
    }
  }
  for (const type of Object.keys(HUB_SEGMENTS) as HubType[]) {
    const among = of(HUB_SEGMENTS[type]);
    if (among.length > 0) {
      const { where, select } = slugsOf(among);
      add(await db.hub.findMany({ where: { ...where, type, mergedIntoId: null }, select }), among);
    }
  }
  const people = of('people');
  if (people.length > 0) {
    const { where, select } = slugsOf(people);
    add(await db.person.findMany({ where: { ...where, mergedIntoId: null }, select }), people);
  }
  const organizations = of('organizations');
  if (organizations.length > 0) {
    const { where, select } = slugsOf(organizations);
    add(await db.organization.findMany({ where: { ...where, mergedIntoId: null }, select }), organizations);
  }
  return shown;
}

/** Pages that are there whatever the database holds. */
const FIXED = new Set([
  routes.people(),
  ...(Object.keys(GROUPS) as Group[]).map((group) => routes.group(group)),
  ...(Object.keys(HUB_SEGMENTS) as HubType[]).map(routes.hubs),
]);

function addressOf(row: RedirectRow): string | null {
  if (row.target !== null) return row.target.startsWith('/') ? encodeURI(row.target) : row.target;
  if (row.kind !== null && row.publicationSlug !== null) return routes.publication(row.kind, row.publicationSlug);
  if (row.personSlug !== null) return routes.person(row.personSlug);
  if (row.organizationSlug !== null) return routes.organization(row.organizationSlug);
  if (row.hubType !== null && row.hubSlug !== null) return routes.hub(row.hubType, row.hubSlug);
  return null;
}
