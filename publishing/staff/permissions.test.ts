import { describe, expect, test } from 'vitest';
import { authorize, Forbidden, memberActor, SYSTEM } from '../actor.ts';
import { can, type MemberView, PERMISSIONS, type Permission, ROLES, type Role, reachOf } from './permissions.ts';

const member = (role: Role, overrides: Partial<MemberView> = {}): MemberView => ({
  id: 'm1',
  role,
  programs: null,
  personId: null,
  ...overrides,
});
const elsewhere = { createdBy: 'member:m2', people: ['p2'], programs: ['asia'] };

test('the matrix, which is printed, is what was decided', () => {
  const roles = Object.keys(ROLES) as Role[];
  const rows = (Object.keys(PERMISSIONS) as Permission[]).map((permission) =>
    `${permission.padEnd(26)}${roles.map((role) => (reachOf(role, permission) ?? '-').padEnd(10)).join('')}`.trimEnd(),
  );
  const names = roles.map((role) => role.slice(0, 9).padEnd(10)).join('');
  const matrix = `\n${`${' '.repeat(26)}${names}`.trimEnd()}\n${rows.join('\n')}\n`;
  console.log(matrix);
  expect(matrix).toMatchInlineSnapshot(`
    "
                              contribut author    editor    publisher administr
    publication.read          own       programs  programs  programs  all
    publication.create        -         all       all       all       all
    publication.write         own       own       programs  programs  all
    publication.comment       own       programs  programs  programs  all
    publication.submit        own       own       programs  programs  all
    publication.approve       -         -         programs  programs  all
    publication.release       -         -         -         programs  all
    publication.forceRelease  -         -         -         programs  all
    publication.waive         -         -         programs  programs  all
    publication.withdraw      -         -         -         programs  all
    publication.move          -         -         programs  programs  all
    publication.bin           -         own       programs  programs  all
    publication.preview       -         own       programs  programs  all
    bundle.manage             -         -         -         all       all
    directory.read            all       all       all       all       all
    directory.add             -         all       all       all       all
    directory.manage          -         -         all       all       all
    redirect.manage           -         -         all       all       all
    file.add                  all       all       all       all       all
    file.manage               -         -         programs  programs  all
    search.manage             -         -         all       all       all
    audit.read                -         -         -         programs  all
    member.manage             -         -         -         -         all
    institution.manage        -         -         -         -         all
    "
  `);
});

describe('how far it reaches', () => {
  test('a contributor sees only what it is part of', () => {
    expect(can(member('contributor'), 'publication.read', elsewhere)).toBe(false);
    expect(can(member('contributor'), 'publication.read', { ...elsewhere, createdBy: 'member:m1' })).toBe(true);
    expect(can(member('contributor', { personId: 'p2' }), 'publication.read', elsewhere)).toBe(true);
  });

  test('a member limited to programs acts in those, and on what is its own', () => {
    const limited = member('editor', { programs: ['europe'] });
    expect(can(limited, 'publication.write', elsewhere)).toBe(false);
    expect(can(limited, 'publication.write', { ...elsewhere, programs: ['asia', 'europe'] })).toBe(true);
    expect(can(limited, 'publication.write', { ...elsewhere, createdBy: 'member:m1' })).toBe(true);
    expect(can(member('editor', { programs: [] }), 'publication.write', elsewhere)).toBe(false);
    expect(can(member('editor'), 'publication.write', elsewhere)).toBe(true);
  });

  test('an administrator is limited by no program', () => {
    expect(can(member('administrator', { programs: [] }), 'publication.release', elsewhere)).toBe(true);
  });
});

test('commands refuse by the table; the system passes', () => {
  expect(() => authorize(memberActor(member('author')), 'publication.release', elsewhere)).toThrow(Forbidden);
  expect(() => authorize(memberActor(member('publisher')), 'publication.release', elsewhere)).not.toThrow();
  expect(() => authorize(SYSTEM.import, 'publication.release', elsewhere)).not.toThrow();
});
