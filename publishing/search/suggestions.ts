import type { DbOrTx } from '../../lib/transaction.ts';
import { listCards } from '../publications/cards.ts';
import { routes } from '../routes.ts';
import { hubsNamed, listConfigs, peopleNamed, titlesWith } from './queries.ts';
import { wantedWords } from './results.ts';
import { isUnspaced, searchTerms } from './search-query.ts';
import { oneErrorAway } from './typing-errors.ts';
import type { Suggestion } from './views.ts';
import { knownBeginnings, knownWords } from './word-queries.ts';

const SHORTEST = 2;
const MOST = 8;

/** Where the beginning of a search may lead: people, hubs, then newest titles. Typing errors are looked for when nowhere. */
export async function suggestions(db: DbOrTx, typed: string): Promise<Suggestion[]> {
  const words = wantedWords(searchTerms(typed));
  const letters = words.flat().join('');
  if (letters.length < SHORTEST && !isUnspaced(letters)) return [];
  const asTyped = await placesNamed(db, words);
  if (asTyped.length > 0) return asTyped;
  const meant = await withCorrections(db, words);
  return meant ? placesNamed(db, meant) : [];
}

async function placesNamed(db: DbOrTx, words: string[][]): Promise<Suggestion[]> {
  const configs = await listConfigs(db);
  const [people, hubs, ids] = await Promise.all([
    peopleNamed(db, words, 2),
    hubsNamed(db, words, 2),
    titlesWith(db, words, configs, 5),
  ]);
  const cards = await listCards(db, ids);
  return [
    ...people.map(({ slug, name }) => ({ type: 'person' as const, label: name, href: routes.person(slug) })),
    ...hubs.map(({ type, slug, name }) => ({ type, label: name, href: routes.hub(type, slug) })),
    ...cards.map(({ kind, slug, title }) => ({
      type: 'publication' as const,
      kind,
      label: title,
      href: routes.publication(kind, slug),
    })),
  ].slice(0, MOST);
}

/** Of shorter words too many others are one error away. */
const SHORTEST_CORRECTED = 4;
/** Words that one word is taken for, the shortest. */
const MOST_CORRECTIONS = 12;

/** The words, and beside those that no text has what they are one typing error away from. Null: there is nothing. */
async function withCorrections(db: DbOrTx, words: string[][]): Promise<string[][] | null> {
  const meant = await Promise.all(
    words.map(async ([word = ''], place) => {
      const isLast = place === words.length - 1;
      const known = async (some: string[]) => (isLast ? knownBeginnings(db, some) : [...(await knownWords(db, some))]);
      if (word.length < SHORTEST_CORRECTED || (await known([word])).length > 0) return [word];
      const near = await known(oneErrorAway(word));
      return [word, ...near.sort((a, b) => a.length - b.length).slice(0, MOST_CORRECTIONS)];
    }),
  );
  return meant.some((either) => either.length > 1) ? meant : null;
}
