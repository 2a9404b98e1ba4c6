import type { BylineEntry, ContributorRole } from './views.ts';

/** One line of credit: everybody who had the same part in a publication, in the publication's order. */
export type Credit = { role: ContributorRole; lead: string; entries: BylineEntry[] };

/** The byline as it is read: authors first ("By A, B & C"), then every other role under its own words. */
export function creditsOf(byline: BylineEntry[]): Credit[] {
  return LEADS.flatMap(([role, one, several]) => {
    const entries = byline.filter((entry) => entry.role === role);
    return entries.length === 0 ? [] : [{ role, lead: entries.length === 1 ? one : several, entries }];
  });
}

/** What stands before the name at `index` of `count` names: nothing, a comma, or an ampersand without a comma. */
export function separatorBefore(index: number, count: number): string {
  if (index === 0) return '';
  return index === count - 1 ? ' & ' : ', ';
}

/** "By Krista Auchenbach & Daniel Kliman. Edited by …" as plain text; empty for a piece without a byline. */
export function bylineText(byline: BylineEntry[]): string {
  return creditsOf(byline)
    .map(({ lead, entries }) => {
      const names = entries.map((entry, index) => separatorBefore(index, entries.length) + entry.name);
      return `${lead} ${names.join('')}`;
    })
    .join('. ');
}

/**
 * What machines are told of a contributor's place: the name of an institution or nothing. What the house's own people write
 * instead ("Senior Fellow, Trade") is their position in it.
 */
export function placeOf(
  { affiliation, ofHouse }: BylineEntry,
  house: string,
): { institution: string | null; position: string | null } {
  if (!ofHouse) return { institution: affiliation, position: null };
  return { institution: house, position: affiliation === house ? null : affiliation };
}

const LEADS: [ContributorRole, one: string, several: string][] = [
  ['author', 'By', 'By'],
  ['speaker', 'Speaker:', 'Speakers:'],
  ['host', 'Hosted by', 'Hosted by'],
  ['guest', 'Guest:', 'Guests:'],
  ['with', 'With', 'With'],
  ['editor', 'Edited by', 'Edited by'],
  ['translator', 'Translated by', 'Translated by'],
];
