import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { lockPublication } from './locked.ts';

/** Agrees the day by which something is to be released, as "2026-03-09"; null for none. Nothing happens by itself on that day. */
export async function setDueDate(
  actor: Actor,
  input: { id: string; dueOn: string | null },
  outer?: Tx,
): Promise<Result<null>> {
  const dueOn = input.dueOn === null ? null : new Date(`${input.dueOn}T00:00:00Z`);
  if (dueOn !== null && (!(dueOn.getUTCFullYear() > 0) || dueOn.toISOString().slice(0, 10) !== input.dueOn)) {
    return refusedFor('dueOn', 'Write the due date as a day that exists.');
  }
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.write', input.id);
    if (row.state === 'published' || row.state === 'withdrawn') {
      return refusedFor('state', 'It was released already, so it has no due date.');
    }
    const before = await tx.publication.findUniqueOrThrow({ where: { id: row.id }, select: { dueOn: true } });
    const was = before.dueOn?.toISOString().slice(0, 10) ?? null;
    if (was === input.dueOn) return ok(null);
    await tx.publication.update({ where: { id: row.id }, data: { dueOn }, select: { id: true } });
    const change = { before: { dueOn: was }, after: { dueOn: input.dueOn } };
    await audit(tx, actor, 'set due date', { type: 'publication', id: row.id }, change);
    return ok(null);
  });
}
