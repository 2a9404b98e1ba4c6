/** One stretch of going from one list to another: in both, only in the earlier, only in the later. */
export type Stretch = { what: 'same' | 'deleted' | 'inserted'; from: number; to: number; at: number; end: number };

/** More different entries than this are not untangled: what lies between is then wholly deleted and inserted. */
const MOST_DIFFERENCES = 1500;

/**
 * A shortest way from one list to another (Myers, "An O(ND) difference algorithm", 1986), as stretches in order. `from` and
 * `to` are places in the earlier list, `at` and `end` in the later; ends are not part of a stretch. Deleted comes before inserted.
 */
export function difference(before: readonly string[], after: readonly string[]): Stretch[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore -= 1;
    endAfter -= 1;
  }
  const pairs = samePairs(before.slice(start, endBefore), after.slice(start, endAfter));
  const stretches: Stretch[] = [];
  const push = (what: Stretch['what'], from: number, to: number, at: number, end: number) => {
    const last = stretches.at(-1);
    if (last?.what === what && last.to === from && last.end === at) Object.assign(last, { to, end });
    else if (to > from || end > at) stretches.push({ what, from, to, at, end });
  };
  push('same', 0, start, 0, start);
  let [i, j] = [start, start];
  for (const [x, y] of [...pairs.map(([x, y]) => [x + start, y + start] as const), [endBefore, endAfter] as const]) {
    push('deleted', i, x, j, j);
    push('inserted', x, x, j, y);
    if (x < endBefore) push('same', x, x + 1, y, y + 1);
    [i, j] = [x + 1, y + 1];
  }
  push('same', endBefore, before.length, endAfter, after.length);
  return stretches;
}

/** Places of a longest common subsequence, by walking back along the furthest reaching paths. */
function samePairs(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length === 0 || b.length === 0) return [];
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const offset = most + 1;
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, offset + k - 1) < at(reach, offset + k + 1));
      let x = down ? at(reach, offset + k + 1) : at(reach, offset + k - 1) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      reach[offset + k] = x;
      if (x >= a.length && y >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return [];
}

function walkBack(trace: Int32Array[], lengthA: number, lengthB: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [lengthA, lengthB];
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reach = trace[d] as Int32Array;
    const of = (k: number) => at(reach, k + d + 1);
    const k = x - y;
    const down = k === -d || (k !== d && of(k - 1) < of(k + 1));
    const previous = down ? k + 1 : k - 1;
    const previousX = d === 0 ? 0 : of(previous);
    const previousY = d === 0 ? 0 : previousX - previous;
    const startX = d === 0 ? 0 : down ? previousX : previousX + 1;
    while (x > startX) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [previousX, previousY];
  }
  return pairs.reverse();
}

function at(list: Int32Array, index: number): number {
  return list[index] as number;
}
