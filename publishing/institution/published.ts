import { db } from '../../lib/db.ts';
import { tagged } from '../tagged.ts';
import type { Institution } from './institution.ts';
import type { MachineSettings } from './machine-settings.ts';
import { findInstitution, findMachineSettings } from './queries.ts';

export async function getInstitution(): Promise<Institution> {
  'use cache';
  tagged();
  return findInstitution(db());
}

export async function getMachineSettings(): Promise<MachineSettings> {
  'use cache';
  tagged();
  return findMachineSettings(db());
}
