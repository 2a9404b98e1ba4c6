import { db } from '../../lib/db.ts';
import type { Institution } from '../institution/institution.ts';
import { findInstitution } from '../institution/queries.ts';
import type { Kind } from '../kinds.ts';
import { findPublished } from '../publications/queries.ts';
import type { PublishedPublication } from '../publications/views.ts';

/** A publication as it is public now, with the house it appears in; null when there is none. */
export async function findForPrint(
  id: string,
): Promise<{ publication: PublishedPublication; institution: Institution } | null> {
  const row = await db().publication.findUnique({ where: { id }, select: { kind: true, slug: true } });
  const publication = row && (await findPublished(db(), row.kind as Kind, row.slug));
  return publication ? { publication, institution: await findInstitution(db()) } : null;
}
