import { PHASE_PRODUCTION_BUILD } from 'next/constants';
import type { Institution } from '../publishing/institution/institution.ts';
import { getInstitution } from '../publishing/institution/published.ts';

/** The institution around every page. A build has no database, and the pages it makes are never shown under a name. */
export async function siteInstitution(): Promise<Institution> {
  return process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD ? NAMELESS : getInstitution();
}

const NAMELESS: Institution = {
  name: 'Masthead',
  shortName: 'Masthead',
  tagline: '',
  description: '',
  timeZone: 'UTC',
  timeName: null,
  fourEyes: false,
  language: 'en',
  accent: null,
  address: null,
  contactUrl: null,
  profiles: [],
};
