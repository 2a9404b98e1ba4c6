import type { DbOrTx } from '../../lib/transaction.ts';
import type { OrganizationView } from '../people/views.ts';
import { HAS_PAGE } from '../publications/cards.ts';

/** The id of an organization by the end of its address, shown or not. */
export async function findOrganizationId(db: DbOrTx, slug: string): Promise<string | null> {
  return (await db.organization.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null;
}

/** An organization with a page: one that something public names. */
export async function findOrganization(db: DbOrTx, slug: string): Promise<OrganizationView | null> {
  const [row] = await db.$queryRaw<OrganizationView[]>`
    SELECT o.id, o.slug, o.name, o.url, o.description FROM "Organization" o WHERE o.slug = ${slug} AND o."mergedIntoId" IS NULL AND EXISTS (
      SELECT FROM "Contribution" c JOIN "Publication" p ON p.id = c."publicationId"
      WHERE c."organizationId" = o.id AND ${HAS_PAGE})`;
  return row ?? null;
}
