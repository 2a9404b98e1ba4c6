import type { DbOrTx } from './transaction.ts';

/** What the database's clock says, which is the one that all instances go by. */
export async function databaseTime(db: DbOrTx): Promise<Date> {
  const [{ now }] = await db.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
  return now;
}
