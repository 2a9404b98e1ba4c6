import type { Prisma } from '../generated/prisma/client.ts';
import { type Db, db } from './db.ts';

/** What can be asked inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** Either, for queries that serve both. */
export type DbOrTx = Db | Tx;

/**
 * Runs `work` in one read-committed transaction: its result is returned once committed; an error rolls everything back, and
 * so does work that takes longer than `timeout` milliseconds (unset: what `lib/db.ts` allows everybody). When another transaction
 * was in its way, so that the database gave this one up, `work` runs a second time: it leaves nothing behind outside of it.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, options?: { timeout: number }): Promise<T> {
  try {
    return await db().$transaction(work, options);
  } catch (error) {
    if (!wasInTheWay(error)) throw error;
    return db().$transaction(work, options);
  }
}

/** Runs `work` in the transaction it is given, or in one of its own. */
export function within<T>(outer: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  return outer ? work(outer) : transaction(work);
}

/** A deadlock, or what could not be put in an order with others; raw statements say so in another way than models. */
function wasInTheWay(error: unknown): boolean {
  const { code, meta } = error as { code?: string; meta?: { driverAdapterError?: { cause?: { kind?: string } } } };
  return code === 'P2034' || meta?.driverAdapterError?.cause?.kind === 'TransactionWriteConflict';
}
