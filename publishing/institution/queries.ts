import type { DbOrTx } from '../../lib/transaction.ts';
import type { Institution } from './institution.ts';

export async function findInstitution(db: DbOrTx): Promise<Institution> {
  const { id: _one, ...institution } = await db.institution.findUniqueOrThrow({ where: { id: 1 } });
  return institution;
}
