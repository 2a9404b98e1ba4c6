import type { DbOrTx } from '../../lib/transaction.ts';
import { isKind, kindBySegment, rulesOf } from '../kinds.ts';
import { listCards } from '../publications/cards.ts';
import { type Counted, findMatches } from './match-queries.ts';
import { findPassages } from './passage-queries.ts';
import { passagesOf, runsOf } from './passages.ts';
import {
  compileTerms,
  facetNumbers,
  hubsNamed,
  listConfigs,
  peopleNamed,
  pinnedFor,
  type WidenedTerm,
} from './queries.ts';
import { foldWord, searchKey, searchTerms } from './search-query.ts';
import { MOST_PAGES, SEARCH_PAGE_SIZE } from './search-request.ts';
import { oneErrorAway } from './typing-errors.ts';
import { FACETS, type FacetView, type SearchHit, type SearchRequest, type SearchResults } from './views.ts';
import { countWord, knownBeginnings, knownWords, wordsBeginning } from './word-queries.ts';

/** Fewer results than this, and words are suspected of typing errors. */
const FEW = 4;
const PEOPLE_SHOWN = 3;
const HUBS_SHOWN = 3;

/** Everything that a page of results shows. */
export async function search(db: DbOrTx, request: SearchRequest): Promise<SearchResults> {
  const [configs, numbers, pins] = await Promise.all([
    listConfigs(db),
    facetNumbers(db, chosenValues(request)),
    request.sort === 'relevance' ? pinnedFor(db, searchKey(request.query)) : [],
  ]);
  const terms = await withBeginnings(db, searchTerms(request.query).map(asTyped));
  const words = wantedWords(terms);
  const pinned = numbers.length === 0 && request.page === 1 ? pins : [];
  const [first, people, hubs] = await Promise.all([
    look(db, request, terms, configs, numbers, pinned),
    request.page === 1 ? peopleNamed(db, words, PEOPLE_SHOWN) : [],
    request.page === 1 ? hubsNamed(db, words, HUBS_SHOWN) : [],
  ]);
  const widened = first.counted.total < FEW ? await whatMayBeMeant(db, terms, configs) : null;
  const { hits, reached, counted } = widened ? await look(db, request, widened.terms, configs, numbers, pinned) : first;
  return {
    hits,
    total: counted.total,
    estimated: counted.estimated,
    page: request.page,
    pageCount: Math.min(MOST_PAGES, Math.max(1, Math.ceil(reached / SEARCH_PAGE_SIZE))),
    facets: facetViews(counted),
    people,
    hubs,
    corrected: widened?.corrected ?? [],
  };
}

/** The wanted plain words, as names are compared with them. */
export function wantedWords(terms: { text: string; excluded: boolean }[]): string[] {
  return terms
    .filter(({ excluded }) => !excluded)
    .flatMap(({ text }) =>
      foldWord(text)
        .split(/[\s'’]+/)
        .filter(Boolean),
    );
}

/** The hits of one page, found and marked while all that matches is counted. */
async function look(
  db: DbOrTx,
  request: SearchRequest,
  terms: WidenedTerm[],
  configs: string[],
  numbers: number[],
  pinned: string[],
): Promise<{ hits: SearchHit[]; reached: number; counted: Counted }> {
  const wanted = terms.filter(({ excluded }) => !excluded).map(({ text }) => text);
  const asPhrase: WidenedTerm = { type: 'phrase', text: wanted.join(' '), excluded: false, alternatives: [] };
  const [query, phrase] = await Promise.all([
    compileTerms(db, terms, configs),
    compileTerms(db, wanted.length > 0 ? [asPhrase] : [], configs),
  ]);
  if (query === '' && request.query !== '') {
    return { hits: await hitsOf(db, query, pinned, []), reached: 0, counted: NONE };
  }
  const offset = (request.page - 1) * SEARCH_PAGE_SIZE;
  const found = await findMatches(db, query, phrase, wanted.length, numbers, request.sort, offset, SEARCH_PAGE_SIZE);
  const [{ hits, reached }, counted] = await Promise.all([
    found.shown.then(async ({ ids, reached }) => ({ hits: await hitsOf(db, query, pinned, ids), reached })),
    found.counted,
  ]);
  return { hits, reached, counted };
}

const NONE: Counted = { total: 0, estimated: 'nothing', facets: [] };
const BEGINNINGS = 8;
const CORRECTIONS = 3;
/** Words of one search that are looked at for typing errors. */
const SUSPECTS = 4;
const SHORTEST_BEGINNING = 2;

function asTyped(term: Omit<WidenedTerm, 'alternatives'>): WidenedTerm {
  return { ...term, alternatives: [] };
}

/** The last word, when it is none that any text has, stands for the words that it begins. */
async function withBeginnings(db: DbOrTx, terms: WidenedTerm[]): Promise<WidenedTerm[]> {
  const last = terms.at(-1);
  if (last?.type !== 'word' || last.excluded) return terms;
  const start = foldWord(last.text);
  if (start.length < SHORTEST_BEGINNING || (await knownWords(db, [start])).size > 0) return terms;
  return [...terms.slice(0, -1), { ...last, alternatives: await wordsBeginning(db, start, BEGINNINGS) }];
}

/** When little was found: typing errors put right, and the last word as the beginning of others even where some text has it. */
async function whatMayBeMeant(db: DbOrTx, terms: WidenedTerm[], configs: string[]) {
  const last = terms.at(-1);
  const [corrected, begun] = await Promise.all([
    withCorrections(db, terms, configs),
    last?.type === 'word' && !last.excluded && last.text.length >= SHORTEST_BEGINNING && last.alternatives.length === 0
      ? wordsBeginning(db, foldWord(last.text), BEGINNINGS)
      : [],
  ]);
  if (begun.length === 0) return corrected;
  const better = corrected?.terms ?? terms;
  const wider = better.map((term, index) =>
    index === better.length - 1 ? { ...term, alternatives: [...term.alternatives, ...begun] } : term,
  );
  return { terms: wider, corrected: corrected?.corrected ?? [] };
}

/** Words that hardly occur get the more frequent ones beside them that are one typing error away. Null: there are none. */
async function withCorrections(db: DbOrTx, terms: WidenedTerm[], configs: string[]) {
  const corrected: SearchResults['corrected'] = [];
  const better: WidenedTerm[] = [];
  for (const term of terms) {
    const found =
      better.length < SUSPECTS && term.type === 'word' && !term.excluded && term.alternatives.length === 0
        ? await corrections(db, term, configs)
        : [];
    better.push({ ...term, alternatives: [...term.alternatives, ...found] });
    if (found.length > 0) corrected.push({ from: term.text, to: found });
  }
  return corrected.length === 0 ? null : { terms: better, corrected };
}

async function corrections(db: DbOrTx, term: WidenedTerm, configs: string[]): Promise<string[]> {
  const meanings = await Promise.all(configs.map((config) => compileTerms(db, [term], [config])));
  if (meanings.includes('')) return [];
  const word = foldWord(term.text);
  const near = oneErrorAway(word);
  const known = await knownWords(db, near);
  const others = known.size > 0 ? [...known] : await knownBeginnings(db, near);
  const [counts, own] = await Promise.all([countWord(db, others, configs), countWord(db, [word], configs)]);
  const enough = 5 * (own[0]?.count ?? 0);
  return counts
    .filter(({ count }) => count > enough)
    .slice(0, CORRECTIONS)
    .map(({ word: other }) => other);
}

async function hitsOf(db: DbOrTx, query: string, pinned: string[], found: string[]): Promise<SearchHit[]> {
  const ids = [...new Set([...pinned, ...found])];
  const [cards, passages] = await Promise.all([listCards(db, ids), findPassages(db, query, ids)]);
  return cards.map((card) => {
    const marked = passages.get(card.id);
    return {
      card,
      title: marked ? runsOf(marked.title) : [{ text: card.title, hit: false }],
      passages: marked ? passagesOf(marked.passages) : [],
      pinned: pinned.includes(card.id),
    };
  });
}

function chosenValues({ chosen }: SearchRequest) {
  return FACETS.flatMap((facet) =>
    chosen[facet].map((value) => ({ facet, value: facet === 'kind' ? (kindBySegment(value) ?? value) : value })),
  );
}

function facetViews({ facets }: Counted): FacetView[] {
  return FACETS.map((facet) => {
    const values = facets
      .filter((one) => one.facet === facet)
      .map(({ value, label, count, chosen }) =>
        facet === 'kind' && isKind(value)
          ? { value: rulesOf(value).segment, label: rulesOf(value).plural, count, chosen }
          : { value, label, count, chosen },
      );
    if (facet === 'year') values.sort((a, b) => Number(b.value) - Number(a.value));
    return { facet, values };
  }).filter(({ values }) => values.length > 0);
}
