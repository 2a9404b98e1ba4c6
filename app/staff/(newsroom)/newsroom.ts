import type { NewsroomFrame } from '../../../components/staff/newsroom-page.tsx';
import { can, type Permission } from '../../../publishing/staff/permissions.ts';
import type { SignedIn } from '../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { siteInstitution } from '../../site-institution.ts';

const PLACES = [
  { label: 'Desk', href: staffRoutes.desk(), permission: 'publication.read' },
  { label: 'Publications', href: staffRoutes.publications(), permission: 'publication.read' },
  { label: 'Bundles', href: staffRoutes.bundles(), permission: 'bundle.manage' },
  { label: 'Media', href: staffRoutes.media(), permission: 'file.add' },
  { label: 'Directory', href: staffRoutes.people(), permission: 'directory.read' },
  { label: 'Redirects', href: staffRoutes.redirects(), permission: 'redirect.manage' },
  { label: 'Search', href: staffRoutes.search(), permission: 'search.manage' },
  { label: 'Members', href: staffRoutes.members(), permission: 'member.manage' },
  { label: 'Institution', href: staffRoutes.institution(), permission: 'institution.manage' },
  { label: 'Log', href: staffRoutes.audit(), permission: 'audit.read' },
] as const satisfies { label: string; href: string; permission: Permission }[];

/** Where in the newsroom a page is. */
export type Place = (typeof PLACES)[number]['label'] | 'Account';

/** What stands around every page of the newsroom for this member. */
export async function newsroom({ member, name }: SignedIn, place: Place): Promise<NewsroomFrame> {
  const institution = await siteInstitution();
  const { timeZone, timeName, language } = institution;
  const places = PLACES.filter(({ permission }) => can(member, permission)).map(({ label, href }) => ({ label, href }));
  return { house: institution.shortName, name, clock: { timeZone, timeName, language }, places, place };
}
