import { db } from '../../lib/db.ts';
import { tagged } from '../tagged.ts';
import type { Institution } from './institution.ts';
import { findInstitution } from './queries.ts';

export async function getInstitution(): Promise<Institution> {
  'use cache';
  tagged();
  return findInstitution(db());
}
