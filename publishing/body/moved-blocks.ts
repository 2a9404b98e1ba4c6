import { canonicalJson } from '../../lib/canonical-json.ts';
import type { AlignedBlocks } from './alignment.ts';
import type { Block } from './document.ts';
import { countTokens, LEAST_LIKENESS, likenessOf, MOST_LIKENESSES } from './likeness.ts';

/** Fewer words than this are alike too easily. */
const LEAST_WORDS = 4;

type Pair = [before: number, after: number];

/**
 * Blocks that stand elsewhere in the later text, as places in both lists: of what the alignment has only in the one and only in
 * the other, first those that are the same, then those most like each other.
 */
export function movedPairs(before: readonly Block[], after: readonly Block[], steps: readonly AlignedBlocks[]): Pair[] {
  const gone = new Set(steps.flatMap((step) => (step.what === 'removed' ? step.before : [])));
  const come = new Set(steps.flatMap((step) => (step.what === 'added' ? step.after : [])));
  const pairs: Pair[] = [];
  const take = (wanted: Iterable<Pair>) => {
    for (const [i, j] of wanted) {
      if (!gone.has(i) || !come.has(j)) continue;
      gone.delete(i);
      come.delete(j);
      pairs.push([i, j]);
    }
  };
  take(samePairs(before, after, [...gone], [...come]));
  take(likePairs(before, after, [...gone], [...come]));
  return pairs;
}

function samePairs(before: readonly Block[], after: readonly Block[], gone: number[], come: number[]): Pair[] {
  const places = new Map<string, number[]>();
  for (const i of gone) {
    const key = canonicalJson(before[i]);
    places.set(key, [...(places.get(key) ?? []), i]);
  }
  return come.flatMap((j): Pair[] => {
    const i = places.get(canonicalJson(after[j]))?.shift();
    return i === undefined ? [] : [[i, j]];
  });
}

/** Every two that are alike, the most alike first. */
function likePairs(before: readonly Block[], after: readonly Block[], gone: number[], come: number[]): Pair[] {
  if (gone.length * come.length > MOST_LIKENESSES) return [];
  const [earlier, later] = [tokensAt(before, gone), tokensAt(after, come)];
  return earlier
    .flatMap(({ place: i, type, tokens }) =>
      later.flatMap(({ place: j, type: other, tokens: others }) => {
        if (type !== other || Math.min(tokens.total, others.total) < LEAST_WORDS) return [];
        return { pair: [i, j] as Pair, likeness: likenessOf(tokens, others) };
      }),
    )
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ pair }) => pair);
}

function tokensAt(blocks: readonly Block[], places: number[]) {
  return places.map((place) => {
    const block = blocks[place] as Block;
    return { place, type: block.type, tokens: countTokens(block) };
  });
}
