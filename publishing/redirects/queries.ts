import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { FEED_FORMATS, type FeedFormat } from '../feeds/feed.ts';
import type { HubType } from '../hubs/hub.ts';
import { ALL_KINDS, GROUPS, type Group, type Kind, rulesOf } from '../kinds.ts';
import { PERSON_HAS_PAGE } from '../people/queries.ts';
import { HAS_PAGE } from '../publications/cards.ts';
import { HUB_SEGMENTS, routes } from '../routes.ts';
import { normalizePath, type Owner, withSuffix } from './redirect.ts';

/** What a row leads to, in the columns of `ENDS`: one of them, or none where what it is is not to be told. */
export type Ends = {
  target: string | null;
  suffix: string | null;
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
  const [row] = await db.$queryRaw<Ends[]>`
    SELECT ${ENDS}
    FROM "Redirect" r
    LEFT JOIN "Publication" p ON p.id = r."publicationId" AND ${HAS_PAGE}
    LEFT JOIN "Person" pe ON pe.id = r."personId" AND ${PERSON_HAS_PAGE}
    LEFT JOIN "Organization" o ON o.id = r."organizationId"
    LEFT JOIN "Hub" h ON h.id = r."hubId"
    WHERE r.path = ${from} AND ${ACTIVE}`;
  if (!row) return null;
  if (!row.target?.startsWith('/')) return addressOf(row);
  // What a bundle adds is no link of a shortened chain yet; one that meets itself leads nowhere.
  const onward = hops < MOST_HOPS ? await findRedirect(db, row.target, hops + 1) : null;
  if (onward) return withSuffix(onward, row.suffix);
  const above = await ownerAbove(db, row.target);
  return above === null || (await hasPage(db, above)) ? addressOf(row) : null;
}

/** The publication or person that an old address leads to, or to something below, as soon as they have a page. */
export async function findRedirectOwner(db: DbOrTx, path: string): Promise<Owner | null> {
  const from = normalizePath(path);
  const row = from === null ? null : await db.redirect.findUnique({ where: { path: from } });
  if (row?.publicationId) return { publicationId: row.publicationId };
  if (row?.personId) return { personId: row.personId };
  return row?.target?.startsWith('/') ? ownerAbove(db, row.target) : null;
}

/** What has its page above a path: the publication of a PDF, of a version, or of a way to cite; the person of a feed. */
async function ownerAbove(db: DbOrTx, path: string): Promise<Owner | null> {
  const [, first = '', second = '', third = ''] = path.split('/');
  const pages = [
    `/${first.toLowerCase()}/${second}`,
    `/${first.toLowerCase()}/${second.toLowerCase()}/${third}`,
    `/${first.toLowerCase()}/${second.toLowerCase()}/${third.replace(/\.\w+$/, '')}`,
  ];
  const [owner] = (await ownersAt(db, pages)).values();
  return owner ?? null;
}

async function hasPage(db: DbOrTx, owner: Owner): Promise<boolean> {
  if ('publicationId' in owner) {
    const found =
      await db.$queryRaw`SELECT FROM "Publication" p WHERE p.id = ${owner.publicationId}::uuid AND ${HAS_PAGE}`;
    return (found as unknown[]).length > 0;
  }
  if (!('personId' in owner)) return true;
  const found =
    await db.$queryRaw`SELECT FROM "Person" pe WHERE pe.id = ${owner.personId}::uuid AND ${PERSON_HAS_PAGE}`;
  return (found as unknown[]).length > 0;
}

/** `r` leads on now: the one rule of redirects, by the database's clock. One that waits for its bundle leads nowhere. */
export const ACTIVE = Prisma.sql`r."activeFrom" <= now()`;

export const ENDS = Prisma.sql`r.target, r.suffix, p.kind, p.slug AS "publicationSlug", pe.slug AS "personSlug",
  o.slug AS "organizationSlug", h.type::text AS "hubType", h.slug AS "hubSlug"`;

const MOST_HOPS = 5;

/** Those of the paths at which something stands. */
export async function pathsShown(db: DbOrTx, paths: string[]): Promise<Set<string>> {
  return new Set([...paths.filter((path) => FIXED.has(path)), ...(await ownersAt(db, paths)).keys()]);
}

/** What has its page at each of the paths, or will have it; a path that is no such address is left out. */
export async function ownersAt(db: DbOrTx, paths: string[]): Promise<Map<string, Owner>> {
  const asked = paths.map((path) => ({ path, parts: path.slice(1).split('/') }));
  const below = (...segments: string[]) =>
    asked.flatMap(({ path, parts }) => {
      const slug = parts[segments.length];
      const here = slug && parts.length === segments.length + 1 && segments.every((part, at) => parts[at] === part);
      return here ? [{ path, slug }] : [];
    });
  const owners = new Map<string, Owner>();
  const look = async (
    among: { path: string; slug: string }[],
    find: (slugs: { in: string[] }) => Promise<{ id: string; slug: string }[]>,
    owner: (id: string) => Owner,
  ) => {
    if (among.length === 0) return;
    const found = await find({ in: among.map(({ slug }) => slug) });
    const ids = new Map(found.map(({ id, slug }) => [slug, id]));
    for (const { path, slug } of among) {
      const id = ids.get(slug);
      if (id) owners.set(path, owner(id));
    }
  };
  const select = { id: true, slug: true };

  for (const kind of ALL_KINDS) {
    await look(
      below('publications', rulesOf(kind).segment),
      (slug) => db.publication.findMany({ where: { slug, kind }, select }),
      (publicationId) => ({ publicationId }),
    );
  }
  for (const type of Object.keys(HUB_SEGMENTS) as HubType[]) {
    await look(
      below(HUB_SEGMENTS[type]),
      (slug) => db.hub.findMany({ where: { slug, type, mergedIntoId: null }, select }),
      (hubId) => ({ hubId }),
    );
  }
  await look(
    below('people'),
    (slug) => db.person.findMany({ where: { slug, mergedIntoId: null }, select }),
    (personId) => ({ personId }),
  );
  await look(
    below('organizations'),
    (slug) => db.organization.findMany({ where: { slug, mergedIntoId: null }, select }),
    (organizationId) => ({ organizationId }),
  );
  return owners;
}

/** Pages that are there whatever the database holds. */
const FIXED = new Set([
  '/search',
  '/robots.txt',
  '/icon.svg',
  routes.sitemap(),
  routes.llms(),
  ...(Object.keys(FEED_FORMATS) as FeedFormat[]).map((format) => routes.feed(routes.home(), format)),
  ...ALL_KINDS.map((kind) => routes.kind(kind)),
  routes.people(),
  ...(Object.keys(GROUPS) as Group[]).map((group) => routes.group(group)),
  ...(Object.keys(HUB_SEGMENTS) as HubType[]).map(routes.hubs),
]);

export function addressOf(row: Ends): string | null {
  const page = pageOf(row);
  return page === null ? null : withSuffix(page, row.suffix);
}

function pageOf(row: Ends): string | null {
  if (row.target !== null) return row.target.startsWith('/') ? encodeURI(row.target) : row.target;
  if (row.kind !== null && row.publicationSlug !== null) return routes.publication(row.kind, row.publicationSlug);
  if (row.personSlug !== null) return routes.person(row.personSlug);
  if (row.organizationSlug !== null) return routes.organization(row.organizationSlug);
  if (row.hubType !== null && row.hubSlug !== null) return routes.hub(row.hubType, row.hubSlug);
  return null;
}
