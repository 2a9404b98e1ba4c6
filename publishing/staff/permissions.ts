/** Who may do what: the one table. Screens hide by it and commands refuse by it. */

export type Role = 'contributor' | 'author' | 'editor' | 'publisher' | 'administrator';

export const ROLES: Record<Role, string> = {
  contributor: 'Contributor',
  author: 'Author',
  editor: 'Editor',
  publisher: 'Publisher',
  administrator: 'Administrator',
};

/**
 * How far a permission reaches: `all`; `own`, what the member began or stands in the byline of; `programs`, own and whatever
 * belongs to the member's programs (for a member who is not limited to programs that is all).
 */
export type Reach = 'all' | 'programs' | 'own';

type Grants = Partial<Record<Role, Reach>>;

export const PERMISSIONS = {
  'publication.read': {
    contributor: 'own',
    author: 'programs',
    editor: 'programs',
    publisher: 'programs',
    administrator: 'all',
  },
  'publication.create': { author: 'all', editor: 'all', publisher: 'all', administrator: 'all' },
  'publication.write': {
    contributor: 'own',
    author: 'own',
    editor: 'programs',
    publisher: 'programs',
    administrator: 'all',
  },
  'publication.comment': {
    contributor: 'own',
    author: 'programs',
    editor: 'programs',
    publisher: 'programs',
    administrator: 'all',
  },
  'publication.submit': {
    contributor: 'own',
    author: 'own',
    editor: 'programs',
    publisher: 'programs',
    administrator: 'all',
  },
  'publication.approve': { editor: 'programs', publisher: 'programs', administrator: 'all' },
  'publication.release': { publisher: 'programs', administrator: 'all' },
  'publication.forceRelease': { publisher: 'programs', administrator: 'all' },
  'publication.waive': { editor: 'programs', publisher: 'programs', administrator: 'all' },
  'publication.withdraw': { publisher: 'programs', administrator: 'all' },
  'publication.move': { editor: 'programs', publisher: 'programs', administrator: 'all' },
  'publication.bin': { author: 'own', editor: 'programs', publisher: 'programs', administrator: 'all' },
  'publication.preview': { author: 'own', editor: 'programs', publisher: 'programs', administrator: 'all' },
  'bundle.manage': { publisher: 'all', administrator: 'all' },
  'directory.read': { contributor: 'all', author: 'all', editor: 'all', publisher: 'all', administrator: 'all' },
  'directory.add': { author: 'all', editor: 'all', publisher: 'all', administrator: 'all' },
  'directory.manage': { editor: 'all', publisher: 'all', administrator: 'all' },
  'redirect.manage': { editor: 'all', publisher: 'all', administrator: 'all' },
  'file.add': { contributor: 'all', author: 'all', editor: 'all', publisher: 'all', administrator: 'all' },
  'file.manage': { editor: 'programs', publisher: 'programs', administrator: 'all' },
  'search.manage': { editor: 'all', publisher: 'all', administrator: 'all' },
  'audit.read': { publisher: 'programs', administrator: 'all' },
  'member.manage': { administrator: 'all' },
  'institution.manage': { administrator: 'all' },
} satisfies Record<string, Grants>;

export type Permission = keyof typeof PERMISSIONS;

/** What is asked about: whose it is and where it belongs. `programs` are hub ids, `people` person ids of the byline. */
export type Subject = { createdBy: string; people: string[]; programs: string[] };

/** The staff account as permissions see it. `programs` is null for a member who is not limited. */
export type MemberView = { id: string; role: Role; programs: string[] | null; personId: string | null };

export function reachOf(role: Role, permission: Permission): Reach | null {
  return (PERMISSIONS[permission] as Grants)[role] ?? null;
}

/** Whether the member may, at least for some subjects (`subject` left out) or for this one. */
export function can(member: MemberView, permission: Permission, subject?: Subject): boolean {
  const reach = reachOf(member.role, permission);
  if (reach === null) return false;
  if (reach === 'all' || subject === undefined) return true;
  if (isOwn(member, subject)) return true;
  if (reach === 'own') return false;
  return member.programs === null || subject.programs.some((program) => member.programs?.includes(program));
}

function isOwn(member: MemberView, subject: Subject): boolean {
  return (
    subject.createdBy === `member:${member.id}` ||
    (member.personId !== null && subject.people.includes(member.personId))
  );
}
