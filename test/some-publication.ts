import { EMPTY_DOCUMENT } from '../publishing/body/document.ts';
import type { Institution } from '../publishing/institution/institution.ts';
import { rulesOf } from '../publishing/kinds.ts';
import type { BylineEntry, PublishedPublication } from '../publishing/publications/views.ts';

/** Publications as pages are given them, for tests that need no database. */

export const SOME_INSTITUTION: Institution = {
  name: 'The Penhallow Institute',
  shortName: 'Penhallow',
  tagline: '',
  description: '',
  timeZone: 'America/New_York',
  timeName: null,
  fourEyes: false,
  language: 'en',
  accent: null,
  address: null,
  contactUrl: null,
  profiles: [],
};

export function somePublication(overrides: Partial<PublishedPublication> = {}): PublishedPublication {
  const kind = overrides.kind ?? 'commentary';
  return {
    id: '019aa000-0000-7000-8000-0000000a9c41',
    kind,
    group: rulesOf(kind).group,
    slug: 'ukraine-crisis-torpedoes-russia-japan-rapprochement',
    title: 'Ukraine Crisis Torpedoes Russia-Japan Rapprochement',
    subtitle: null,
    summary: 'Two governments wanted a treaty.',
    date: { at: new Date('2014-08-15T16:00:00Z'), precision: 'day' },
    outlet: null,
    byline: [someone('Richard Weitz', 'Richard', 'Weitz')],
    cover: null,
    noted: null,
    language: 'en',
    headTitle: null,
    headDescription: null,
    body: EMPTY_DOCUMENT,
    files: {},
    wordCount: 0,
    reportNumber: null,
    originalUrl: null,
    event: null,
    hubs: [],
    downloads: [],
    notes: [],
    publiclyUpdatedAt: null,
    doi: null,
    versions: 1,
    withdrawal: null,
    ...overrides,
  };
}

export function someone(
  name: string,
  givenName: string | null = null,
  familyName: string | null = null,
  role: BylineEntry['role'] = 'author',
): BylineEntry {
  const slug = name.toLowerCase().replace(/\P{L}+/gu, '-');
  return { type: 'person', name, givenName, familyName, slug, role, affiliation: null, ofHouse: false };
}

export function someOrganization(name: string, role: BylineEntry['role'] = 'author'): BylineEntry {
  return { ...someone(name, null, null, role), type: 'organization' };
}
