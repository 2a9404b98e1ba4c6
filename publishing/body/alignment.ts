import { canonicalJson } from '../../lib/canonical-json.ts';
import type { Block } from './document.ts';
import { countTokens, LEAST_LIKENESS, likenessOf, MOST_LIKENESSES, type Tokens } from './likeness.ts';

/**
 * One step of going through two texts side by side: the same block, a block that became another, one that is only in the
 * earlier text or only in the later one. `before` and `after` are positions in the two lists.
 */
export type AlignedBlocks =
  | { what: 'same' | 'changed'; before: number; after: number }
  | { what: 'removed'; before: number; after: null }
  | { what: 'added'; before: null; after: number };

/**
 * Goes through two lists of blocks in order, each block of both exactly once. Blocks that are the same are found first (a longest
 * common subsequence); between them those are paired that share at least half of their words.
 */
export function alignBlocks(before: Block[], after: Block[]): AlignedBlocks[] {
  const same = commonSubsequence(before.map(canonicalJson), after.map(canonicalJson));
  const steps: AlignedBlocks[] = [];
  let from = { before: 0, after: 0 };
  for (const [i, j] of [...same, [before.length, after.length] as Pair]) {
    steps.push(...alignGap(before, after, from, { before: i, after: j }));
    if (i < before.length) steps.push({ what: 'same', before: i, after: j });
    from = { before: i + 1, after: j + 1 };
  }
  return steps;
}

type Pair = [before: number, after: number];
type Place = { before: number; after: number };

/** Beyond this size a table of all against all would cost more than it tells. */
const MOST_CELLS = 4_000_000;

function alignGap(before: Block[], after: Block[], from: Place, to: Place): AlignedBlocks[] {
  const removed = range(from.before, to.before);
  const added = range(from.after, to.after);
  const steps: AlignedBlocks[] = [];
  const pairs = likePairs(
    removed.map((i) => before[i] as Block),
    added.map((j) => after[j] as Block),
  );
  let [i, j] = [0, 0];
  for (const [pairedI, pairedJ] of [...pairs, [removed.length, added.length] as Pair]) {
    for (; i < pairedI; i += 1) steps.push({ what: 'removed', before: from.before + i, after: null });
    for (; j < pairedJ; j += 1) steps.push({ what: 'added', before: null, after: from.after + j });
    if (pairedI < removed.length) {
      steps.push({ what: 'changed', before: from.before + i, after: from.after + j });
      i += 1;
      j += 1;
    }
  }
  return steps;
}

/** Which of two runs of different blocks became which, in order: the pairs whose likeness is greatest in sum. */
function likePairs(before: Block[], after: Block[]): Pair[] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > MOST_LIKENESSES) return [];
  const [earlier, later] = [before.map(countTokens), after.map(countTokens)];
  return bestPairs(before.length, after.length, (i, j) => {
    const likeness = likenessOf(earlier[i] as Tokens, later[j] as Tokens);
    return likeness >= LEAST_LIKENESS ? likeness : 0;
  });
}

/** Positions of a longest common subsequence. Where the lists are long and differ much, one that hangs on what is unique. */
function commonSubsequence(a: string[], b: string[]): Pair[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [middleA, middleB] = [a.slice(start, endA), b.slice(start, endB)];
  const middle =
    middleA.length * middleB.length <= MOST_CELLS
      ? bestPairs(middleA.length, middleB.length, (i, j) => (middleA[i] === middleB[j] ? 1 : 0))
      : aroundUnique(middleA, middleB);
  return [
    ...range(0, start).map((i): Pair => [i, i]),
    ...middle.map(([i, j]): Pair => [start + i, start + j]),
    ...range(endA, a.length).map((i): Pair => [i, i - endA + endB]),
  ];
}

/** Splits two long lists at what stands in each exactly once and in the same order, and compares the pieces. */
function aroundUnique(a: string[], b: string[]): Pair[] {
  const inB = onlyOnce(b);
  const anchors = increasing(
    [...onlyOnce(a)].flatMap(([key, i]): Pair[] => {
      const j = inB.get(key);
      return j === undefined ? [] : [[i, j]];
    }),
  );
  if (anchors.length === 0) return [];
  const found: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [anchorI, anchorJ] of [...anchors, [a.length, b.length] as Pair]) {
    const [fromI, fromJ] = [i, j];
    for (const [x, y] of commonSubsequence(a.slice(fromI, anchorI), b.slice(fromJ, anchorJ))) {
      found.push([fromI + x, fromJ + y]);
    }
    if (anchorI < a.length) found.push([anchorI, anchorJ]);
    [i, j] = [anchorI + 1, anchorJ + 1];
  }
  return found;
}

function onlyOnce(keys: string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (places.has(key)) repeated.add(key);
    else places.set(key, index);
  }
  for (const key of repeated) places.delete(key);
  return places;
}

/** A longest run of pairs, given in the order of their first place, in which the second place grows too. */
function increasing(pairs: Pair[]): Pair[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [, place]] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as Pair)[1] < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  }
  const run: Pair[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) run.push(pairs[index] as Pair);
  return run.reverse();
}

/** Pairs of places, growing in both, whose worths are greatest in sum; a pair worth nothing is none. */
function bestPairs(rows: number, columns: number, worth: (i: number, j: number) => number): Pair[] {
  const width = columns + 1;
  const best = new Float32Array((rows + 1) * width);
  const worths = new Float32Array(rows * columns);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const own = Math.fround(worth(i, j));
      worths[i * columns + j] = own;
      const skipped = Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number);
      const paired = own > 0 ? own + (best[(i + 1) * width + j + 1] as number) : 0;
      best[i * width + j] = Math.max(skipped, paired);
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    const own = worths[i * columns + j] as number;
    const here = best[i * width + j] as number;
    if (own > 0 && here === Math.fround(own + (best[(i + 1) * width + j + 1] as number))) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (here === best[(i + 1) * width + j]) i += 1;
    else j += 1;
  }
  return pairs;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
