import type { Prisma } from '../generated/prisma/client.ts';
import { type Db, db } from './db.ts';

/** What can be asked inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** Either, for queries that serve both. */
export type DbOrTx = Db | Tx;

/**
 * Runs `work` in one read-committed transaction: its result is returned once committed; an error rolls everything back, and
 * so does work that takes longer than `timeout` milliseconds (unset: what `lib/db.ts` allows everybody).
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>, options?: { timeout: number }): Promise<T> {
  return db().$transaction(work, options);
}

/** Runs `work` in the transaction it is given, or in one of its own. */
export function within<T>(outer: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  return outer ? work(outer) : transaction(work);
}
