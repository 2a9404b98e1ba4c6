import type { DbOrTx } from '../../lib/transaction.ts';
import { PUBLIC } from './cards.ts';
import type { Edition } from './views.ts';

/**
 * The publications that are one work in several languages: the original and what translates it. `family` are the ids of all of
 * them, `editions` those that are public now.
 */
export async function findEditions(db: DbOrTx, id: string): Promise<{ family: string[]; editions: Edition[] }> {
  const rows = await db.$queryRaw<(Edition & { visible: boolean })[]>`
    WITH root AS (SELECT coalesce("translationOfId", id) AS id FROM "Publication" WHERE id = ${id}::uuid)
    SELECT p.id, p.kind, p.slug, p.title, p.language, p.id = root.id AS original, ${PUBLIC} AS visible
    FROM root JOIN "Publication" p ON p.id = root.id OR p."translationOfId" = root.id
    ORDER BY p."releaseAt", p.id`;
  return {
    family: rows.map((row) => row.id),
    editions: rows.flatMap(({ visible, ...edition }) => (visible ? [edition] : [])),
  };
}
