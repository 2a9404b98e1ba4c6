import { db } from '../../lib/db.ts';
import { log } from '../../lib/log.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, transaction } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { addJob } from '../jobs/add-job.ts';
import { kindBySegment } from '../kinds.ts';
import { HAS_PAGE } from '../publications/cards.ts';
import { ENDPOINT, MOST_ADDRESSES, message, type Verdict, verdictOn } from './message.ts';

export type Sending = { origin: string; endpoint?: string; signal: AbortSignal };

type Due = { id: string; path: string; attempts: number };

/**
 * Tells the engines of every address that is due and whose time has really come. While they asked for patience nobody tells them
 * anything. Throws when they can't be reached, so that the queue tries again; what they refuse waits for staff.
 */
export async function sendPings({ origin, endpoint = ENDPOINT, signal }: Sending): Promise<void> {
  const { indexNowKey: key } = await db().institution.findUniqueOrThrow({
    where: { id: 1 },
    select: { indexNowKey: true },
  });
  if (key === null) {
    await db().indexPing.deleteMany({ where: { refusal: null } });
    return;
  }
  const taken = await takeDue();
  const due = await leadingSomewhere(taken);
  const silent = taken.filter((ping) => !due.includes(ping)).map(({ id }) => id);
  await db().indexPing.deleteMany({ where: { id: { in: silent } } });
  if (due.length === 0) return;
  const body = message(origin, key, [...new Set(due.map(({ path }) => path))]);
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body,
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
  });
  await response.body?.cancel();
  const attempts = Math.max(...due.map((ping) => ping.attempts));
  await record(due, verdictOn(response.status, response.headers.get('retry-after'), attempts));
}

/** Has everything told again that the engines refused, once what they found fault with was put right. */
export async function tellAgain(actor: Actor): Promise<Result<number>> {
  authorize(actor, 'institution.manage');
  return transaction(async (tx) => {
    const { count } = await tx.indexPing.updateMany({
      where: { refusal: { not: null } },
      data: { refusal: null, attempts: 0, dueAt: new Date() },
    });
    if (count === 0) return refusedFor('', NONE_REFUSED);
    await addJob(tx, 'indexnow.send', {}, { queue: 'indexnow' });
    await audit(tx, actor, 'tell engines again', INSTITUTION, { before: { refused: count }, after: { refused: 0 } });
    return ok(count);
  });
}

/** Lets go of what the engines refused: they will find it by themselves. */
export async function forgetRefused(actor: Actor): Promise<Result<number>> {
  authorize(actor, 'institution.manage');
  return transaction(async (tx) => {
    const { count } = await tx.indexPing.deleteMany({ where: { refusal: { not: null } } });
    if (count === 0) return refusedFor('', NONE_REFUSED);
    await audit(tx, actor, 'forget refused addresses', INSTITUTION, {
      before: { refused: count },
      after: { refused: 0 },
    });
    return ok(count);
  });
}

const INSTITUTION = { type: 'institution', id: '1' } as const;
const NONE_REFUSED = 'Nothing is refused any more.';

async function takeDue(): Promise<Due[]> {
  return db().$queryRaw<Due[]>`
    SELECT i.id, i.path, i.attempts FROM "IndexPing" i
    WHERE i.refusal IS NULL AND i."dueAt" <= now()
      AND NOT EXISTS (SELECT FROM "IndexPing" w WHERE w.refusal IS NULL AND w.attempts > 0 AND w."dueAt" > now())
    ORDER BY i."dueAt" LIMIT ${MOST_ADDRESSES}`;
}

/**
 * Those that lead somewhere now. An address that leads nowhere was never public, or its release was taken back or moved, and
 * then it has another ping at its new time: no engine hears of it.
 */
async function leadingSomewhere(due: Due[]): Promise<Due[]> {
  const asked = due.map((ping) => {
    const path = decodeURI(ping.path);
    const [, segment = '', slug = ''] = /^\/publications\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    return { id: ping.id, path, kind: kindBySegment(segment), slug: decodeURIComponent(slug) };
  });
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT a.id::text FROM unnest(
      ${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ path }) => path)}::text[],
      ${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ slug }) => slug)}::text[]) AS a(id, path, kind, slug)
    WHERE EXISTS (SELECT FROM "Publication" p WHERE p.kind = a.kind AND p.slug = a.slug AND ${HAS_PAGE})
      OR EXISTS (SELECT FROM "Redirect" r LEFT JOIN "Publication" p ON p.id = r."publicationId"
        WHERE r.path = a.path AND (r."publicationId" IS NULL OR ${HAS_PAGE}))`;
  const kept = new Set(rows.map(({ id }) => id));
  return due.filter(({ id }) => kept.has(id));
}

async function record(due: Due[], verdict: Verdict): Promise<void> {
  const where = { id: { in: due.map(({ id }) => id) } };
  if (verdict.told) {
    await db().indexPing.deleteMany({ where });
    return;
  }
  if (!verdict.again) {
    await transaction((tx) => keepRefused(tx, due, verdict.reason));
    log().error({ addresses: due.length }, `Search engines were not told of changes. ${verdict.reason}`);
    return;
  }
  await transaction(async (tx) => {
    const dueAt = new Date(Date.now() + verdict.seconds * 1000);
    await tx.indexPing.updateMany({ where, data: { dueAt, attempts: { increment: 1 } } });
    await addJob(tx, 'indexnow.send', {}, { runAt: new Date(dueAt.getTime() + 500), queue: 'indexnow' });
  });
}

/** One row for each address, however often it is refused; staff see how many there are. */
async function keepRefused(tx: Tx, due: Due[], reason: string): Promise<void> {
  const newest = [...new Map(due.map(({ path, id }) => [path, id])).values()];
  const paths = due.map(({ path }) => path);
  await tx.indexPing.deleteMany({ where: { path: { in: paths }, refusal: { not: null } } });
  await tx.indexPing.deleteMany({ where: { id: { in: due.map(({ id }) => id), notIn: newest } } });
  await tx.indexPing.updateMany({ where: { id: { in: newest } }, data: { refusal: reason } });
}
