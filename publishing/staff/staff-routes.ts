import type { Shelf } from '../directory/shelves.ts';
import type { HubType } from '../hubs/hub.ts';
import { HUB_SEGMENTS } from '../routes.ts';

/** Every address of the newsroom's doors, as a path from the root. */
export const staffRoutes = {
  desk: () => '/staff',
  /** The desk, in place of what isn't there or not open to this member; it says so. */
  deskInstead: () => '/staff?instead=1',
  signIn: (next?: string) => (next ? `/staff/sign-in?next=${encodeURIComponent(next)}` : '/staff/sign-in'),
  secondFactor: () => '/staff/sign-in/second-factor',
  forgotten: () => '/staff/forgotten',
  newPassword: (token: string) => `/staff/new-password/${encodeURIComponent(token)}`,
  newEmail: (token: string) => `/staff/new-email/${encodeURIComponent(token)}`,
  invitation: (token: string) => `/staff/invitation/${encodeURIComponent(token)}`,
  account: () => '/staff/account',
  members: () => '/staff/members',
  publications: () => '/staff/publications',
  newPublication: () => '/staff/publications/new',
  /** Where a publication stands and what may happen to it next. */
  publication: (id: string) => `/staff/publications/${id}`,
  edit: (id: string) => `/staff/publications/${id}/edit`,
  /** Where the editing page saves, says that it is open, and looks up what fields can name. */
  draft: (id: string) => `/staff/publications/${id}/draft`,
  presence: (id: string) => `/staff/publications/${id}/presence`,
  choices: () => '/staff/publications/choices',
  revisions: (id: string) => `/staff/publications/${id}/revisions`,
  /** Two texts side by side; each a revision's number, a kept draft ("kept-2"), "draft" or "live". */
  comparison: (id: string, from: string, to: string) => `${staffRoutes.comparisons(id)}?from=${from}&to=${to}`,
  /** Where two texts are set side by side, without saying which. */
  comparisons: (id: string) => `/staff/publications/${id}/revisions/compare`,
  preview: (id: string) => `/staff/publications/${id}/preview`,
  comments: (id: string) => `/staff/publications/${id}/comments`,
  /** Making the draft public: at once, or at a time. */
  release: (id: string) => `/staff/publications/${id}/release`,
  /** Taking back what is public. */
  withdrawal: (id: string) => `/staff/publications/${id}/withdraw`,
  /** Another slug. */
  address: (id: string) => `/staff/publications/${id}/address`,
  /** What Crossref knows of a publication's DOI, and what it would be told, as a file. */
  crossref: (id: string) => `/staff/publications/${id}/crossref`,
  crossrefXml: (id: string) => `/staff/publications/${id}/crossref.xml`,
  bundles: () => '/staff/bundles',
  bundle: (id: string) => `/staff/bundles/${id}`,
  media: () => '/staff/media',
  file: (id: string) => `/staff/media/${id}`,
  /** Where files are sent to, by a post. */
  files: () => '/staff/files',
  /** The bytes of a file, whether or not anything public shows it. */
  fileBytes: (id: string, version: string, name: string) => `/staff/files/${id}/${version}/${encodeURIComponent(name)}`,
  people: () => '/staff/people',
  organizations: () => '/staff/organizations',
  outlets: () => '/staff/outlets',
  hubs: (type: HubType) => `/staff/${HUB_SEGMENTS[type]}`,
  shelf: (shelf: Shelf) => `/staff/${shelf}`,
  newEntry: (shelf: Shelf) => `/staff/${shelf}/new`,
  /** Somebody or something of the directory. */
  entry: (shelf: Shelf, id: string) => `/staff/${shelf}/${id}`,
  mergeEntry: (shelf: Shelf, id: string) => `/staff/${shelf}/${id}/merge`,
  redirects: () => '/staff/redirects',
  audit: () => '/staff/audit',
  auditExport: (format: 'csv' | 'jsonl') => `/staff/audit/export/${format}`,
  search: () => '/staff/search',
  institution: () => '/staff/institution',
};

/** The pages that strangers may see. */
export function isDoor(path: string): boolean {
  return /^\/staff\/(?:sign-in|forgotten|new-password|new-email|invitation)(?:\/|$)/.test(path);
}

/** Where to go after signing in: a path inside the newsroom, never another site. */
export function safeNext(next: string | undefined): string {
  return next && /^\/staff(?:[/?][^\\]*)?$/.test(next) && !next.includes('//') ? next : staffRoutes.desk();
}
