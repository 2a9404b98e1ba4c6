import { db } from '../../lib/db.ts';
import { findFrontPage } from '../front/queries.ts';
import { countSearch, listConfigs, nearestTopics } from './queries.ts';
import { search } from './results.ts';
import { foldWord, searchKey, searchTerms } from './search-query.ts';
import { suggestions } from './suggestions.ts';
import type { SearchRequest, SearchResults, Suggestion, WayFromNothing } from './views.ts';
import { countWord, wordsAlike } from './word-queries.ts';

/** Asked anew each time: searches seldom repeat, and what is kept would have to be expired by everything. */
export async function getSearchResults(request: SearchRequest): Promise<SearchResults> {
  return search(db(), request);
}

const NEAREST_TOPICS = 6;
const NEWEST_SHOWN = 5;

/** Where to go on from a search that found nothing. */
export async function getWayFromNothing(typed: string): Promise<WayFromNothing> {
  const [spelling, hubs, front] = await Promise.all([
    likelySpelling(typed),
    nearestTopics(db(), foldWord(typed), NEAREST_TOPICS),
    findFrontPage(db()),
  ]);
  const newest = [...(front.lead ? [front.lead] : []), ...front.reports, ...front.commentary]
    .sort((a, b) => b.date.at.getTime() - a.date.at.getTime())
    .slice(0, NEWEST_SHOWN);
  return { spelling, hubs, newest };
}

/** At most eight places that the beginning of a search may mean: people, hubs, then newest titles. */
export async function getSuggestions(typed: string): Promise<Suggestion[]> {
  return suggestions(db(), typed);
}

/** Counts what was searched for. What looks like an address or a number of somebody's is not kept. */
export async function recordSearch(typed: string, results: number): Promise<void> {
  const key = searchKey(typed);
  if (key === '' || key.length > 100 || key.includes('@') || /(?:\d[ ().-]*){7}/.test(key)) return;
  await countSearch(db(), key, results);
}

/** Texts that must have a word before it is preferred to a likelier one, which may be a typing error of theirs. */
const WELL_USED = 3;

/** The search with every word that no public text has replaced by the likest that one has; null when that changes nothing. */
async function likelySpelling(typed: string): Promise<string | null> {
  const configs = await listConfigs(db());
  const words = await Promise.all(
    searchTerms(typed).map(async ({ type, text, excluded }) => {
      const mark = excluded ? '-' : '';
      const asTyped = { changed: false, written: type === 'phrase' ? `${mark}"${text}"` : mark + text };
      if (type !== 'word') return asTyped;
      const word = foldWord(text);
      if ((await countWord(db(), [word], configs)).length > 0) return asTyped;
      const alike = await wordsAlike(db(), word, 8);
      const used = await countWord(db(), alike, configs);
      const known = (least: number) => alike.find((one) => used.some((use) => use.word === one && use.count >= least));
      const likest = known(WELL_USED) ?? known(1);
      return likest === undefined ? asTyped : { changed: true, written: mark + likest };
    }),
  );
  return words.some(({ changed }) => changed) ? words.map(({ written }) => written).join(' ') : null;
}
