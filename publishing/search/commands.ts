import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import type { Act } from '../audit/acts.ts';
import { audit } from '../audit/audit.ts';
import { searchKey } from './search-query.ts';

const MOST_PINS = 10;

/** Puts a publication first among the results of a query, after those pinned there already; the public sees it once it may. */
export async function pinResult(
  actor: Actor,
  input: { query: string; publicationId: string },
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'search.manage');
  const query = searchKey(input.query);
  if (query === '') return refusedFor('query', 'Write what readers search for.');
  return within(outer, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pins ${query}`}, 0))`;
    const before = await pinsOf(tx, query);
    if (before.includes(input.publicationId)) return ok(null);
    const there = await tx.publication.findUnique({ where: { id: input.publicationId }, select: { id: true } });
    if (!there) return refusedFor('address', 'This publication is not there any more.');
    if (before.length >= MOST_PINS) {
      return refusedFor('query', `There are ${MOST_PINS} pinned for this already. Take one away first.`);
    }
    await tx.searchPin.create({
      data: { query, publicationId: input.publicationId, position: before.length },
      select: { query: true },
    });
    await log(tx, actor, 'pin', query, before);
    return ok(null);
  });
}

export async function unpinResult(
  actor: Actor,
  input: { query: string; publicationId: string },
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'search.manage');
  const query = searchKey(input.query);
  return within(outer, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pins ${query}`}, 0))`;
    const before = await pinsOf(tx, query);
    if (!before.includes(input.publicationId)) return ok(null);
    const left = before.filter((id) => id !== input.publicationId);
    await tx.searchPin.deleteMany({ where: { query } });
    await tx.searchPin.createMany({
      data: left.map((publicationId, position) => ({ query, publicationId, position })),
    });
    await log(tx, actor, 'unpin', query, before);
    return ok(null);
  });
}

async function pinsOf(tx: Tx, query: string): Promise<string[]> {
  const rows = await tx.searchPin.findMany({
    where: { query },
    orderBy: [{ position: 'asc' }, { publicationId: 'asc' }],
    select: { publicationId: true },
  });
  return rows.map(({ publicationId }) => publicationId);
}

async function log(tx: Tx, actor: Actor, action: Act, query: string, before: string[]): Promise<void> {
  await audit(
    tx,
    actor,
    action,
    { type: 'search', id: query },
    { before: { pins: before }, after: { pins: await pinsOf(tx, query) } },
  );
}
