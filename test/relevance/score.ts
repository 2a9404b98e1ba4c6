import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { DbOrTx } from '../../lib/transaction.ts';
import { search } from '../../publishing/search/results.ts';
import { searchRequest } from '../../publishing/search/search-request.ts';

/** What one query should find first, best first. */
export type Judgement = { q: string; expect: string[] };
export type Score = { q: string; ndcg: number; missing: string[] };

const DEPTH = 10;

export function judgements(): Judgement[] {
  return parse(readFileSync(join(import.meta.dirname, 'queries.yaml'), 'utf8')) as Judgement[];
}

/** nDCG@10 of each query against the imported articles in the database. */
export async function scoreRelevance(db: DbOrTx): Promise<{ mean: number; scores: Score[] }> {
  const scores: Score[] = [];
  for (const { q, expect } of judgements()) {
    const { hits } = await search(db, searchRequest({ q }));
    const titles = hits.slice(0, DEPTH).map(({ card }) => plain(card.title));
    scores.push({
      q,
      ndcg: ndcg(titles, expect.map(plain)),
      missing: expect.filter((wanted) => !titles.some((title) => title.startsWith(plain(wanted)))),
    });
  }
  return { mean: scores.reduce((sum, { ndcg: one }) => sum + one, 0) / scores.length, scores };
}

/** Each expected title counts once, where it first stands; its worth shrinks with the logarithm of its place. */
export function ndcg(titles: string[], expected: string[]): number {
  const worth = expected.map((_, index) => Math.max(1, 3 - index));
  const seen = new Set<number>();
  let gained = 0;
  titles.forEach((title, place) => {
    const index = expected.findIndex((wanted, at) => !seen.has(at) && title.startsWith(wanted));
    if (index === -1) return;
    seen.add(index);
    gained += (worth[index] ?? 0) / Math.log2(place + 2);
  });
  const best = worth.slice(0, DEPTH).reduce((sum, one, place) => sum + one / Math.log2(place + 2), 0);
  return gained / best;
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}
