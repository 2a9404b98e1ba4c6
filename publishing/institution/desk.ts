import { db } from '../../lib/db.ts';
import type { Institution } from './institution.ts';
import { findInstitution } from './queries.ts';

/** The institution as its settings have it now, never cached. */
export function findSettings(): Promise<Institution> {
  return findInstitution(db());
}
