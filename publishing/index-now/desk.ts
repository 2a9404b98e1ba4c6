import { db } from '../../lib/db.ts';

/** What search engines would not be told: how many addresses, and why not. Null when there is nothing. */
export type RefusedPings = { count: number; reason: string };

export async function refusedPings(): Promise<RefusedPings | null> {
  const [newest, count] = await Promise.all([
    db().indexPing.findFirst({ where: { refusal: { not: null } }, orderBy: { dueAt: 'desc' } }),
    db().indexPing.count({ where: { refusal: { not: null } } }),
  ]);
  return newest?.refusal ? { count, reason: newest.refusal } : null;
}
