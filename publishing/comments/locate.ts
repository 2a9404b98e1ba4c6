import type { Anchor } from './anchor.ts';
import { type Flow, stretchAt } from './flow.ts';

export type Found = { start: number; end: number; exact: boolean };

/** Looks for the quote word for word; of several, the one whose surroundings are most like those remembered. */
export function locateIn(flow: Flow, anchor: Anchor): Found | null {
  let best: { start: number; likeness: number; distance: number } | null = null;
  for (let start = flow.text.indexOf(anchor.quote); start >= 0; start = flow.text.indexOf(anchor.quote, start + 1)) {
    const likeness = likenessAround(flow.text, start, start + anchor.quote.length, anchor);
    const distance = Math.abs(stretchAt(flow, start) - anchor.stretch);
    if (!best || likeness > best.likeness || (likeness === best.likeness && distance < best.distance)) {
      best = { start, likeness, distance };
    }
  }
  return best && { start: best.start, end: best.start + anchor.quote.length, exact: true };
}

function likenessAround(text: string, start: number, end: number, { before, after }: Anchor): number {
  let likeness = 0;
  for (let back = 1; back <= before.length && text[start - back] === before.at(-back); back += 1) likeness += 1;
  for (let on = 0; on < after.length && text[end + on] === after[on]; on += 1) likeness += 1;
  return likeness;
}
