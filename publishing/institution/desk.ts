import { db } from '../../lib/db.ts';
import type { Institution } from './institution.ts';
import type { MachineSettings } from './machine-settings.ts';
import { findInstitution, findMachineSettings } from './queries.ts';

/** The institution and what it lets machines have, as the settings are now, never cached. */
export async function findSettings(): Promise<{ institution: Institution; machines: MachineSettings }> {
  const [institution, machines] = await Promise.all([findInstitution(db()), findMachineSettings(db())]);
  return { institution, machines };
}
