import type { DbOrTx } from '../../lib/transaction.ts';
import type { OrganizationView } from '../people/views.ts';

export async function findOrganization(db: DbOrTx, slug: string): Promise<OrganizationView | null> {
  const [row] = await db.$queryRaw<OrganizationView[]>`
    SELECT id, slug, name, url, description FROM "Organization" WHERE slug = ${slug}`;
  return row ?? null;
}
