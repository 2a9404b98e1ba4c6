import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { isDoor, staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { makeMember, type SignedInMember } from '../members.ts';
import { useSites } from '../sites.ts';

/*
 * The whole list of what the build answers, routes and server actions, from the build's own manifests. Each is classified here
 * or the test fails; everything of staff is asked for by a stranger, and nothing but the doors may open.
 */

const BUILD = join(import.meta.dirname, '..', '..', '.next-test');
const PLACEHOLDER = '0197a000-0000-7000-8000-000000000000';

/** What anybody may ask for outside the newsroom, by the address in the framework's own notation. */
const PUBLIC_ROUTES = new Set([
  '/[...path]',
  '/_global-error',
  '/_not-found',
  '/articles-multimedia/[[...page]]',
  '/files/[id]/[version]/[name]',
  '/front/[edition]',
  '/health/live',
  '/health/ready',
  '/icon.svg',
  '/internal/expire',
  '/machines/cards/[name]/[[...list]]',
  '/machines/feeds/[format]/[[...list]]',
  '/machines/forms/[form]/[kind]/[slug]',
  '/machines/index-now-key/[key]',
  '/machines/sitemaps/[name]',
  '/machines/texts/[name]',
  '/organizations/[slug]/[[...page]]',
  '/people/[[...index]]',
  '/people/[slug]/[[...page]]',
  '/preview/[token]',
  '/preview/[token]/files/[id]/[version]/[name]',
  '/programs/[[...index]]',
  '/programs/[slug]/[[...page]]',
  '/publications/[[...index]]',
  '/publications/[kind]',
  '/publications/[kind]/[slug]',
  '/publications/[kind]/[slug]/artwork.jpg',
  '/publications/[kind]/[slug]/card/[name]',
  '/publications/[kind]/[slug]/cite/[format]',
  '/publications/[kind]/[slug]/pdf',
  '/publications/[kind]/[slug]/print',
  '/publications/[kind]/[slug]/recording/[part]',
  '/publications/[kind]/[slug]/versions',
  '/publications/[kind]/[slug]/versions/[number]',
  '/publications/[kind]/page/[page]',
  '/regions/[[...index]]',
  '/regions/[slug]/[[...page]]',
  '/reports/[[...page]]',
  '/search',
  '/search/suggestions',
  '/series/[[...index]]',
  '/series/[slug]/[[...page]]',
  '/topics/[[...index]]',
  '/topics/[slug]/[[...page]]',
]);

/** Server actions that strangers may call, as "file export". */
const PUBLIC_ACTIONS = new Set(['app/(site)/(static)/list-actions.tsx loadListPages']);
const DOOR_ACTIONS = new Set([
  ...['signIn', 'giveSecondFactor', 'askForNewPassword', 'setNewPassword', 'confirmNewEmail', 'accept'].map(
    (name) => `app/staff/(doors)/actions.ts ${name}`,
  ),
  ...['beginPasskeySignIn', 'signInWithPasskey'].map((name) => `app/staff/(doors)/passkey-actions.ts ${name}`),
]);

type Action = { id: string; name: string; page: string };

const { get, instance } = useSites();
let routes: string[] = [];
let actions: Action[] = [];

beforeAll(async () => {
  routes = Object.values(await manifest<Record<string, string>>('app-path-routes-manifest.json'));
  const { node } = await manifest<{ node: Record<string, Reference> }>('server', 'server-reference-manifest.json');
  actions = Object.entries(node).flatMap(([id, { filename, exportedName, workers }]) => {
    if (exportedName.startsWith('$$RSC_SERVER_CACHE')) return [];
    const [page = ''] = Object.keys(workers);
    return [{ id, name: `${filename} ${exportedName}`, page }];
  });
});

type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> };

test('every route is of staff or known to be public', () => {
  const unknown = routes.filter((route) => !isOfStaff(route) && !PUBLIC_ROUTES.has(route));
  expect(unknown).toEqual([]);
  expect(routes.length).toBeGreaterThan(30);
  const gone = [...PUBLIC_ROUTES].filter((route) => !routes.includes(route));
  expect(gone, 'classified, but not in the build').toEqual([]);
});

test('every server action is of staff, of a door, or known to be public', () => {
  const unknown = actions.filter(({ name }) => !isClassified(name)).map(({ name }) => name);
  expect(unknown).toEqual([]);
  const names = actions.map(({ name }) => name);
  expect([...PUBLIC_ACTIONS, ...DOOR_ACTIONS].filter((name) => !names.includes(name))).toEqual([]);
});

describe('to a stranger', () => {
  test('every page and handler of staff is closed, by every method', async () => {
    const closed = routes.filter((route) => isOfStaff(route) && !isDoor(addressOf(route)));
    expect(closed).toContain(staffRoutes.members());
    for (const route of closed) {
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
        const response = await get(addressOf(route), { method, headers: { origin: instance(0).origin } });
        expect([route, method, isClosed(response, method, await response.text())]).toEqual([route, method, true]);
        expect([route, response.headers.get('cache-control') ?? '']).toEqual([
          route,
          expect.not.stringMatching(/public|s-maxage/),
        ]);
      }
    }
  });

  test('every action of staff is refused, whatever page it is sent to', async () => {
    const before = await rows();
    for (const action of actions.filter(isStaffOnly)) {
      expect([action.name, await answerTo(action)]).toEqual([action.name, 'refused']);
    }
    expect(await rows()).toEqual(before);
  });
});

test('a session is over when it was ended, and a forged one never was', async () => {
  const member = await makeMember({ role: 'administrator' });
  const asks = (value: string) =>
    get(staffRoutes.members(), { headers: { cookie: `${member.cookie.name}=${value}` } }).then(({ status }) => status);
  expect(await asks(member.cookie.value)).toBe(200);
  expect(await asks(member.cookie.value.replace(/.{6}%3D$/, 'AAAAAA%3D'))).toBe(307);
  await db().memberSession.delete({ where: { id: member.sessionId } });
  expect(await asks(member.cookie.value)).toBe(307);
});

test('a session in use is known to be', async () => {
  const { cookie, sessionId } = await makeMember({ role: 'author' });
  const before = new Date(Date.now() - 3_600_000);
  await db().memberSession.update({ where: { id: sessionId }, data: { updatedAt: before } });
  await get(staffRoutes.account(), { headers: { cookie: `${cookie.name}=${cookie.value}` } });
  const lastSeen = async () => (await db().memberSession.findUniqueOrThrow({ where: { id: sessionId } })).updatedAt;
  await expect.poll(lastSeen).not.toEqual(before);
});

test('what a member may not see, or is not there, leads to the desk by a status, which needs no scripts', async () => {
  const { cookie } = await makeMember({ role: 'author' });
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  for (const path of [
    staffRoutes.members(),
    staffRoutes.publication(PLACEHOLDER),
    staffRoutes.edit(PLACEHOLDER),
    staffRoutes.entry('people', PLACEHOLDER),
    staffRoutes.newEntry('topics'),
    `${staffRoutes.desk()}/nothing`,
  ]) {
    const response = await get(path, { headers });
    expect([path, response.status, response.headers.get('location')]).toEqual([path, 307, staffRoutes.deskInstead()]);
  }
  expect((await get(staffRoutes.signIn(), { headers })).headers.get('location')).toBe(staffRoutes.desk());
});

test('an action of an administrator needs our own origin, and a role that has it', async () => {
  const inviting = actions.find(({ name }) => name.endsWith('members/actions.ts inviteMember'));
  if (!inviting) throw new Error('There is no action that invites.');
  const administrator = await makeMember({ role: 'administrator' });
  const author = await makeMember({ role: 'author' });
  const before = await db().invitation.count();
  for (const origin of [null, 'https://elsewhere.example', 'null', `${instance(0).origin}.evil.example`]) {
    expect([origin, await answerTo(inviting, { member: administrator, origin, fields: INVITATION })]).toEqual([
      origin,
      'refused',
    ]);
  }
  expect(await answerTo(inviting, { member: author, fields: INVITATION })).toBe('refused');
  expect(await db().invitation.count()).toBe(before);
  expect(await answerTo(inviting, { member: administrator, fields: INVITATION })).toBe('done');
  expect(await db().invitation.count()).toBe(before + 1);
});

const INVITATION = { email: 'new@example.org', role: 'author' };

function isOfStaff(route: string): boolean {
  return route === '/staff' || route.startsWith('/staff/');
}

function isStaffOnly({ name }: Action): boolean {
  return name.startsWith('app/staff/') && !DOOR_ACTIONS.has(name);
}

function isClassified(name: string): boolean {
  return name.startsWith('app/staff/(newsroom)/') || DOOR_ACTIONS.has(name) || PUBLIC_ACTIONS.has(name);
}

/** An address of the route; parameters are names of nothing. */
function addressOf(route: string): string {
  return route.replace(/\/\[\[\.{3}\w+\]\]/g, '').replace(/\[(?:\.{3})?\w+\]/g, PLACEHOLDER);
}

/** What is neither asked for a page nor an action's form gets 200 from the framework; nothing of the newsroom may be on it. */
function isClosed({ status, headers }: Response, method: string, text: string): boolean {
  if (status === 307 || status === 303) return headers.get('location')?.includes(staffRoutes.signIn()) === true;
  const asksForPages = method === 'GET' || method === 'HEAD';
  if (!asksForPages && status < 300) return !text.includes('aria-label="Newsroom"');
  return [400, 401, 403, 404, 405].includes(status);
}

/** Calls an action as the framework's client does, with a form: `refused` when it answers with issues or not at all. */
async function answerTo(
  { id, page }: Action,
  {
    member,
    origin = instance(0).origin,
    fields = {},
  }: { member?: SignedInMember; origin?: string | null; fields?: Record<string, string> } = {},
): Promise<'refused' | 'done' | string> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value);
  body.set('0', JSON.stringify([{ form: '', issues: [], values: {} }, '$K1']));
  const headers = new Headers({ 'next-action': id, accept: 'text/x-component' });
  if (origin !== null) headers.set('origin', origin);
  if (member) headers.set('cookie', `${member.cookie.name}=${member.cookie.value}`);
  const address = addressOf(`/${page.replace(/^app\//, '').replace(/\/page$/, '')}`.replace(/\/\([^)]+\)/g, ''));
  const response = await get(address, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.status >= 300) return response.status < 500 ? 'refused' : `refused with ${response.status}`;
  if (/"issues":\[\{/.test(text)) return 'refused';
  return text.includes('"done"') ? 'done' : text.slice(0, 300);
}

/** How much there is of all that staff can change. */
async function rows(): Promise<number[]> {
  return Promise.all([
    db().publication.count(),
    db().draft.count(),
    db().member.count(),
    db().invitation.count(),
    db().memberSession.count(),
    db().person.count(),
    db().redirect.count(),
    db().file.count(),
    db().auditEntry.count(),
  ]);
}

async function manifest<T>(...path: string[]): Promise<T> {
  return JSON.parse(await readFile(join(BUILD, ...path), 'utf8'));
}
