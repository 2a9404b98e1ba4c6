import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import type { HubType } from '../hubs/hub.ts';
import { GROUPS, type Group, kindBySegment } from '../kinds.ts';
import { HUB_SEGMENTS, routes } from '../routes.ts';
import { isReserved, normalizePath } from './redirect.ts';

/** Exactly one of these: something of ours, which is followed when it moves, or a path or an absolute address. */
export type RedirectTarget =
  | { publicationId: string }
  | { personId: string }
  | { organizationId: string }
  | { hubId: string }
  | { target: string };

/**
 * Leads an old address on. Repeating the same redirect is no change (`added: false`). Refused for an address that shows
 * something, for one that leads elsewhere already, and for loops; a chain is shortened to its end.
 */
export async function addRedirect(
  actor: Actor,
  input: { path: string } & RedirectTarget,
  outer?: Tx,
): Promise<Result<{ added: boolean }>> {
  const path = normalizePath(input.path);
  if (path === null) return refusedFor('path', `“${input.path}” is no path of this site. Write it as /old/address.`);
  if (isReserved(path)) return refusedFor('path', `${path} belongs to the application itself.`);
  const goal = 'target' in input ? checkTarget(input.target) : ok(null);
  if (!goal.ok) return goal;
  return within(outer, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${path}, 0))`;
    const end = goal.value === null ? identityOf(input) : await endOf(tx, goal.value);
    if ('target' in end && end.target === path) {
      return refusedFor('target', `${path} would lead back to itself.`);
    }
    if (await isShown(tx, path)) return refusedFor('path', `${path} shows something today; it can’t lead elsewhere.`);
    const there = await tx.redirect.findUnique({ where: { path } });
    if (there) {
      const same = Object.entries(end).every(([key, value]) => there[key as keyof typeof there] === value);
      return same ? ok({ added: false }) : refusedFor('path', `${path} leads somewhere else already.`);
    }
    await tx.redirect.create({ data: { path, ...end, actor: actor.id }, select: { path: true } });
    await tx.redirect.updateMany({ where: { target: path }, data: { target: null, ...end } });
    await audit(tx, actor, 'create', { type: 'redirect', id: path }, end);
    await announce(tx, { type: 'redirect.changed', path });
    return ok({ added: true });
  });
}

function checkTarget(target: string): Result<string> {
  if (/^https?:\/\//i.test(target) && URL.canParse(target)) return ok(new URL(target).href);
  const path = target === '/' ? '/' : normalizePath(target);
  return path === null
    ? refusedFor('target', `“${target}” is neither a path of this site nor an http(s) address.`)
    : ok(path);
}

function identityOf(input: RedirectTarget) {
  if ('publicationId' in input) return { publicationId: input.publicationId };
  if ('personId' in input) return { personId: input.personId };
  if ('organizationId' in input) return { organizationId: input.organizationId };
  if ('hubId' in input) return { hubId: input.hubId };
  return { target: input.target };
}

/** The end of a chain that a path begins: redirects already there lead to their ends, so one look is enough. */
async function endOf(tx: Tx, target: string): Promise<RedirectTarget> {
  const next = await tx.redirect.findUnique({ where: { path: target } });
  if (next?.publicationId) return { publicationId: next.publicationId };
  if (next?.personId) return { personId: next.personId };
  if (next?.organizationId) return { organizationId: next.organizationId };
  if (next?.hubId) return { hubId: next.hubId };
  return { target: next?.target ?? target };
}

async function isShown(tx: Tx, path: string): Promise<boolean> {
  const [, first = '', second = '', third = '', ...rest] = path.split('/');
  if (rest.length > 0) return false;
  if (first === 'publications' && third !== '') {
    const kind = kindBySegment(second);
    return kind !== null && (await tx.publication.count({ where: { kind, slug: third } })) > 0;
  }
  if (third !== '' || second === '') return FIXED.has(path);
  if (first === 'people') return (await tx.person.count({ where: { slug: second } })) > 0;
  if (first === 'organizations') return (await tx.organization.count({ where: { slug: second } })) > 0;
  const type = hubTypeAt(first);
  return type !== undefined && (await tx.hub.count({ where: { type, slug: second } })) > 0;
}

function hubTypeAt(segment: string): HubType | undefined {
  return (Object.keys(HUB_SEGMENTS) as HubType[]).find((type) => HUB_SEGMENTS[type] === segment);
}

/** Pages that are there whatever the database holds. */
const FIXED = new Set([
  routes.people(),
  ...(Object.keys(GROUPS) as Group[]).map((group) => routes.group(group)),
  ...(Object.keys(HUB_SEGMENTS) as HubType[]).map(routes.hubs),
]);
