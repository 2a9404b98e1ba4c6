import { isDeepStrictEqual } from 'node:util';
import type { Redirect } from '../../generated/prisma/client.ts';
import { databaseTime } from '../../lib/database-time.ts';
import { env } from '../../lib/env.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit, auditAll } from '../audit/audit.ts';
import { ownersAt, pathsShown } from './queries.ts';
import { isReserved, normalizePath, type RedirectTarget } from './redirect.ts';

/**
 * Leads an old address on. Repeating the same redirect is no change (`added: false`). Refused for an address that shows
 * something, for one that leads elsewhere already, and for loops; a chain is shortened to its end. A target that is the address
 * of something of ours is that thing: it is followed when it moves, and strangers learn of no address before it is public.
 */
export async function addRedirect(
  actor: Actor,
  input: { path: string } & RedirectTarget,
  outer?: Tx,
): Promise<Result<{ added: boolean }>> {
  const [result] = await addRedirects(actor, [input], outer);
  return result as Result<{ added: boolean }>;
}

/** The same for many at once, with as few questions to the database as for one; the answers are in the order asked. */
export async function addRedirects(
  actor: Actor,
  inputs: ({ path: string } & RedirectTarget)[],
  outer?: Tx,
): Promise<Result<{ added: boolean }>[]> {
  authorize(actor, 'redirect.manage');
  const wanted = inputs.map(checkInput);
  const paths = wanted.flatMap((each) => (each.ok ? each.value.path : []));
  const targets = wanted.flatMap((each) => (each.ok && 'target' in each.value.goal ? each.value.goal.target : []));
  return within(outer, async (tx) => {
    // Both ends: of two that would close a loop together, the later sees the earlier.
    await holdPaths(tx, [...paths, ...targets]);
    const rows = await tx.redirect.findMany({ where: { path: { in: [...paths, ...targets] } } });
    const now = await databaseTime(tx);
    const waiting = new Set(rows.flatMap((row) => (row.activeFrom && row.activeFrom <= now ? [] : [row.path])));
    const ends = new Map<string, RedirectTarget>(rows.map((row) => [row.path, endOf(row)]));
    const shown = await pathsShown(tx, paths);
    const owners = await ownersAt(tx, targets);
    const added = new Map<string, RedirectTarget>();

    const results = wanted.map((each): Result<{ added: boolean }> => {
      if (!each.ok) return each;
      const { path, goal } = each.value;
      if (waiting.has(path)) return refusedFor('path', `${path} is to lead elsewhere with a bundle.`);
      const onward =
        'target' in goal && !waiting.has(goal.target) ? (ends.get(goal.target) ?? owners.get(goal.target)) : undefined;
      const end = onward ? through(goal, onward) : goal;
      if ('target' in end && end.target === path) return refusedFor('target', `${path} would lead back to itself.`);
      if (shown.has(path)) return refusedFor('path', `${path} shows something today; it can’t lead elsewhere.`);
      const there = ends.get(path);
      if (there) {
        return isSame(there, end) ? ok({ added: false }) : refusedFor('path', `${path} leads somewhere else already.`);
      }
      for (const [earlier, was] of ends)
        if ('target' in was && was.target === path) ends.set(earlier, through(was, end));
      for (const [earlier, was] of added)
        if ('target' in was && was.target === path) added.set(earlier, through(was, end));
      ends.set(path, end);
      added.set(path, end);
      return ok({ added: true });
    });
    if (added.size > 0) await write(tx, actor, added);
    return results;
  });
}

/** Takes a redirect away: from then on there is nothing at the address. */
export async function removeRedirect(actor: Actor, input: { path: string }, outer?: Tx): Promise<Result<null>> {
  authorize(actor, 'redirect.manage');
  return within(outer, async (tx) => {
    await tx.$queryRaw`SELECT FROM "Redirect" WHERE path = ${input.path} FOR UPDATE`;
    const row = await tx.redirect.findUnique({ where: { path: input.path } });
    if (!row) return refusedFor('path', `${input.path} leads nowhere any more.`);
    if (row.activeFrom === null || row.activeFrom > (await databaseTime(tx))) {
      return refusedFor('path', `${input.path} belongs to a bundle that is not out yet. Take it out of the bundle.`);
    }
    await tx.redirect.delete({ where: { path: row.path } });
    await audit(tx, actor, 'delete', { type: 'redirect', id: row.path }, { before: endOf(row), after: null });
    await announce(tx, { type: 'redirect.changed', path: row.path });
    return ok(null);
  });
}

/**
 * Plans a redirect of a bundle that is still open: it holds its address and leads nowhere until the bundle goes out. Refused as
 * other redirects are, and where it would close a loop with one that stands or waits.
 */
export async function planRedirect(
  actor: Actor,
  input: { bundle: string; path: string } & RedirectTarget,
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'bundle.manage');
  const checked = checkInput(input);
  if (!checked.ok) return checked;
  const { path, goal: asked } = checked.value;
  return within(outer, async (tx) => {
    const [bundle] = await tx.$queryRaw<{ state: string }[]>`
      SELECT state::text AS state FROM "Bundle" WHERE id = ${input.bundle}::uuid FOR UPDATE`;
    if (bundle?.state !== 'open') return refusedFor('', 'This bundle is not open any more. Cancel its release first.');
    await holdPaths(tx, 'target' in asked ? [path, asked.target] : [path]);
    if ((await pathsShown(tx, [path])).has(path)) {
      return refusedFor('path', `${path} shows something today; it can’t lead elsewhere.`);
    }
    if (await tx.redirect.findUnique({ where: { path }, select: { path: true } })) {
      return refusedFor('path', `${path} leads somewhere else already, or is to.`);
    }
    const owners = await ownersAt(tx, 'target' in asked ? [asked.target] : []);
    const owner = 'target' in asked ? owners.get(asked.target) : undefined;
    const goal = owner ? through(asked, owner) : asked;
    if ('target' in goal && (await leadsBack(tx, goal.target, path))) {
      return refusedFor('target', `${path} would lead back to itself.`);
    }
    await tx.redirect.create({
      data: { path, ...goal, activeFrom: null, bundleId: input.bundle, actor: actor.id },
      select: { path: true },
    });
    await auditAll(tx, actor, 'plan', [
      { type: 'redirect', id: path, detail: { before: null, after: goal, bundle: input.bundle } },
    ]);
    return ok(null);
  });
}

async function leadsBack(tx: Tx, from: string, path: string): Promise<boolean> {
  for (let [at, hops] = [from, 0]; hops < 50; hops += 1) {
    if (at === path) return true;
    const next = await tx.redirect.findUnique({ where: { path: at }, select: { target: true } });
    if (!next?.target) return false;
    at = next.target;
  }
  return true;
}

/** Holds addresses until the transaction ends, in one order for all who ask. */
async function holdPaths(tx: Tx, paths: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended(path, 0)))
    FROM (SELECT DISTINCT path FROM unnest(${paths}::text[]) path ORDER BY path) locked`;
}

async function write(tx: Tx, actor: Actor, added: Map<string, RedirectTarget>): Promise<void> {
  const paths = [...added.keys()];
  await tx.redirect.createMany({ data: [...added].map(([path, end]) => ({ path, ...end, actor: actor.id })) });
  const before = await tx.redirect.findMany({ where: { target: { in: paths } }, select: { path: true, target: true } });
  for (const { path, target } of before) {
    const end = added.get(target ?? '');
    if (end) await tx.redirect.update({ where: { path }, data: { target: null, ...end } });
  }
  await auditAll(
    tx,
    actor,
    'create',
    [...added].map(([path, end]) => ({ type: 'redirect', id: path, detail: { before: null, after: end } })),
  );
  await announce(tx, ...paths.map((path) => ({ type: 'redirect.changed', path }) as const));
}

function checkInput(input: { path: string } & RedirectTarget): Result<{ path: string; goal: RedirectTarget }> {
  const path = normalizePath(input.path);
  if (path === null) return refusedFor('path', `“${input.path}” is no path of this site. Write it as /old/address.`);
  if (isReserved(path)) return refusedFor('path', `${path} belongs to the application itself.`);
  if (!('target' in input)) return ok({ path, goal: identityOf(input) });
  const goal = checkTarget(input.target);
  return goal.ok ? ok({ path, goal: goal.value }) : goal;
}

function isSame(one: RedirectTarget, other: RedirectTarget): boolean {
  return isDeepStrictEqual(given(one), given(other));
}

function checkTarget(written: string): Result<RedirectTarget> {
  const site = new URL(env().SITE_URL);
  const url = URL.canParse(written, site) ? new URL(written, site) : null;
  const whole = /^https?:\/\//i.test(written);
  if (whole && url && url.host !== site.host) return ok({ target: url.href });
  const bare = whole && url ? url.pathname : written.replace(/[?#].*$/s, '');
  const path = bare === '/' ? '/' : normalizePath(bare);
  return path === null || url === null
    ? refusedFor('target', `“${written}” is neither a path of this site nor an http(s) address.`)
    : ok(given({ target: path, suffix: url.search + url.hash }));
}

function identityOf(input: RedirectTarget): RedirectTarget {
  if ('publicationId' in input) return { publicationId: input.publicationId };
  if ('personId' in input) return { personId: input.personId };
  if ('organizationId' in input) return { organizationId: input.organizationId };
  if ('hubId' in input) return { hubId: input.hubId };
  return { target: input.target };
}

/** Where one leads that led to what leads on: query and fragment of the last count most. */
function through(first: RedirectTarget, onward: RedirectTarget): RedirectTarget {
  return given({ suffix: first.suffix, ...given(onward) });
}

/** Without a suffix where there is none. */
function given({ suffix, ...end }: RedirectTarget): RedirectTarget {
  return suffix ? { ...end, suffix } : end;
}

/** Where a redirect leads. It leads to the end of its chain, so one look is enough. */
function endOf(row: Redirect): RedirectTarget {
  const { suffix } = row;
  if (row.publicationId) return given({ publicationId: row.publicationId, suffix });
  if (row.personId) return given({ personId: row.personId, suffix });
  if (row.organizationId) return given({ organizationId: row.organizationId, suffix });
  if (row.hubId) return given({ hubId: row.hubId, suffix });
  return given({ target: row.target ?? row.path, suffix });
}
