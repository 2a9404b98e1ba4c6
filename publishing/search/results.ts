import type { DbOrTx } from '../../lib/transaction.ts';
import { isKind, kindBySegment, rulesOf } from '../kinds.ts';
import { listCards } from '../publications/cards.ts';
import { type Counted, findMatches } from './match-queries.ts';
import { findPassages, type Sought } from './passage-queries.ts';
import { passagesOf, runsOf, withLiterals } from './passages.ts';
import {
  compileTerms,
  facetNumbers,
  hubsNamed,
  listConfigs,
  peopleNamed,
  pinnedFor,
  type WidenedTerm,
} from './queries.ts';
import { foldWord, searchKey, searchTerms, wordsIn } from './search-query.ts';
import { MOST_PAGES, SEARCH_PAGE_SIZE } from './search-request.ts';
import { oneErrorAway } from './typing-errors.ts';
import { FACETS, type Facet, type FacetView, type SearchHit, type SearchRequest, type SearchResults } from './views.ts';
import { countWord, knownBeginnings, knownWords, wordsBeginning } from './word-queries.ts';

/** Fewer results than this, and words are suspected of typing errors. */
const FEW = 4;
/** Fewer than this, and what the last word begins is found as well, after what has the word itself. */
const NOT_MANY = 200;
const PEOPLE_SHOWN = 3;
const HUBS_SHOWN = 3;

/** Everything that a page of results shows. A page past the last is the last. */
export async function search(db: DbOrTx, request: SearchRequest): Promise<SearchResults> {
  const chosen = chosenValues(request);
  const [configs, numbers, pins] = await Promise.all([
    listConfigs(db),
    facetNumbers(db, chosen),
    request.sort === 'relevance' ? pinnedFor(db, searchKey(request.query)) : [],
  ]);
  const asked = { request, configs, facets: oneOfEach(chosen, numbers), pinned: chosen.length === 0 ? pins : [] };
  const terms = searchTerms(request.query).map(asTyped);
  const words = wantedWords(terms);
  const [first, people, hubs] = await Promise.all([
    look(db, asked, terms),
    request.page === 1 ? peopleNamed(db, words, PEOPLE_SHOWN) : [],
    request.page === 1 ? hubsNamed(db, words, HUBS_SHOWN) : [],
  ]);
  const { total } = first.counted;
  const widened = first.query !== '' && total < NOT_MANY ? await whatMayBeMeant(db, terms, configs, total) : null;
  const { hits, reached, counted } = widened ? await look(db, asked, widened.terms, first.query) : first;
  const pageCount = Math.min(MOST_PAGES, Math.max(1, Math.ceil(reached / SEARCH_PAGE_SIZE)));
  if (request.page > 1 && hits.length === 0) {
    const { pageCount: last } = await search(db, { ...request, page: 1 });
    return search(db, { ...request, page: Math.min(last, request.page - 1) });
  }
  return {
    hits,
    total: counted.total,
    estimated: counted.estimated,
    page: request.page,
    pageCount,
    facets: facetViews(counted),
    people,
    hubs,
    corrected: counted.total > 0 ? (widened?.corrected ?? []) : [],
  };
}

/** The wanted plain words, as names are compared with them; for each the one spelling there is. */
export function wantedWords(terms: { text: string; excluded: boolean }[]): string[][] {
  return terms
    .filter(({ excluded }) => !excluded)
    .flatMap(({ text }) =>
      foldWord(text)
        .split(/[\s'’]+/)
        .filter(Boolean),
    )
    .map((word) => [word]);
}

type Asked = { request: SearchRequest; configs: string[]; facets: number[][]; pinned: string[] };
type Looked = { query: string; hits: SearchHit[]; reached: number; counted: Counted };

/** The hits of one page, found and marked while all that matches is counted. `exact` is the query that these terms widen. */
async function look(db: DbOrTx, asked: Asked, terms: WidenedTerm[], exact: string | null = null): Promise<Looked> {
  const { request, configs, facets } = asked;
  const pinned = request.page === 1 ? asked.pinned : [];
  const wanted = terms.filter(({ excluded }) => !excluded);
  const literals = wanted.filter(({ type }) => type === 'literal').map(({ text }) => text);
  const asPhrase: WidenedTerm = {
    type: literals.length > 0 ? 'literal' : 'phrase',
    text: wanted.map(({ text }) => text).join(' '),
    excluded: false,
    alternatives: [],
  };
  const [query, phrase] = await Promise.all([
    compileTerms(db, terms, configs),
    compileTerms(db, wanted.length > 0 ? [asPhrase] : [], configs),
  ]);
  if (query === '' && request.query !== '') {
    return { query, hits: await hitsOf(db, { query, literals }, pinned, []), reached: 0, counted: NONE };
  }
  const found = await findMatches(
    db,
    { query, exact, phrase, words: wanted.reduce((sum, term) => sum + wordsIn(term), 0), facets },
    { sort: request.sort, offset: (request.page - 1) * SEARCH_PAGE_SIZE, limit: SEARCH_PAGE_SIZE },
  );
  const [{ hits, reached }, counted] = await Promise.all([
    found.shown.then(async ({ ids, reached }) => ({
      hits: await hitsOf(db, { query, literals }, pinned, ids),
      reached,
    })),
    found.counted,
  ]);
  return { query, hits, reached, counted };
}

const NONE: Counted = { total: 0, estimated: 'nothing', facets: [] };
/** Words that the last one may be the beginning of; the shortest, if there are more. */
const BEGINNINGS = 40;
const CORRECTIONS = 3;
/** Words of one search that are looked at for typing errors. */
const SUSPECTS = 4;
const SHORTEST_BEGINNING = 2;

function asTyped(term: Omit<WidenedTerm, 'alternatives'>): WidenedTerm {
  return { ...term, alternatives: [] };
}

/** The last word as the beginning of others and, when little was found, typing errors put right. Null: neither gives anything. */
async function whatMayBeMeant(db: DbOrTx, terms: WidenedTerm[], configs: string[], found: number) {
  const last = terms.at(-1);
  const [corrected, begun] = await Promise.all([
    found < FEW ? withCorrections(db, terms, configs) : null,
    last?.type === 'word' && !last.excluded && last.text.length >= SHORTEST_BEGINNING
      ? wordsBeginning(db, foldWord(last.text), BEGINNINGS)
      : [],
  ]);
  const others = begun.filter((word) => word !== foldWord(last?.text ?? ''));
  if (others.length === 0) return corrected;
  const better = corrected?.terms ?? terms;
  const wider = better.map((term, index) =>
    index === better.length - 1 ? { ...term, alternatives: [...term.alternatives, ...others] } : term,
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

async function hitsOf(db: DbOrTx, sought: Sought, pinned: string[], found: string[]): Promise<SearchHit[]> {
  const ids = [...new Set([...pinned, ...found])];
  const [cards, passages] = await Promise.all([listCards(db, ids), findPassages(db, sought, ids)]);
  return cards.map((card) => {
    const marked = passages.get(card.id);
    return {
      card,
      title: marked ? runsOf(withLiterals(marked.title, sought.literals)) : [{ text: card.title, hit: false }],
      passages: marked ? passagesOf(withLiterals(marked.passages, sought.literals)) : [],
      pinned: pinned.includes(card.id),
    };
  });
}

function chosenValues({ chosen }: SearchRequest) {
  return FACETS.flatMap((facet) =>
    chosen[facet].map((value) => ({ facet, value: facet === 'kind' ? (kindBySegment(value) ?? value) : value })),
  );
}

/** A publication has one kind and one year, so several of these mean any of them; of all else it must have every one. */
function oneOfEach(chosen: { facet: Facet }[], numbers: number[]): number[][] {
  const sets = Map.groupBy(numbers, (number, index) => {
    const facet = chosen[index]?.facet;
    return facet === 'kind' || facet === 'year' ? facet : number;
  });
  return [...sets.values()];
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
