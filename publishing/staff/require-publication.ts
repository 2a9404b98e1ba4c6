import { redirect } from 'next/navigation';
import { db } from '../../lib/db.ts';
import { isUuid } from '../../lib/uuid.ts';
import { can, type Permission, type Subject } from './permissions.ts';
import { requirePermission, type SignedIn } from './session.ts';
import { staffRoutes } from './staff-routes.ts';

/** A publication as every page of it in the newsroom knows it: whose it is, and what staff call it. */
export type RequiredPublication = Subject & { id: string; title: string };

/**
 * For pages of one publication: the member and the publication, if the member may; else on to the desk. What is not there and
 * what this member may not see are answered alike.
 */
export async function requirePublication(
  id: string,
  permission: Permission = 'publication.read',
): Promise<{ signedIn: SignedIn; publication: RequiredPublication }> {
  const signedIn = await requirePermission(permission);
  const row = isUuid(id)
    ? await db().publication.findUnique({
        where: { id },
        select: { id: true, deskTitle: true, createdBy: true, deskPeople: true, deskHubs: true },
      })
    : null;
  const publication = row && {
    id: row.id,
    title: row.deskTitle,
    createdBy: row.createdBy,
    people: row.deskPeople,
    programs: row.deskHubs,
  };
  if (!publication || !can(signedIn.member, permission, publication)) redirect(staffRoutes.deskInstead() as never);
  return { signedIn, publication };
}
