import { connection } from 'next/server';
import { siteInstitution } from '../../site-institution.ts';

/** Whose door this is. A door is drawn for each who comes, never ahead. */
export async function doorHouse(): Promise<string> {
  await connection();
  return (await siteInstitution()).name;
}
