import type { Anchor } from './anchor.ts';
import { type Flow, stretchAt } from './flow.ts';

export type Found = { start: number; end: number; exact: boolean };

/**
 * Where a passage is in a flow: the quote word for word, and of several the one whose surroundings are most like those
 * remembered; else what now stands between its surroundings; else the stretch of text most like the quote.
 */
export function locateIn(flow: Flow, anchor: Anchor): Found | null {
  const same = wordForWord(flow, anchor);
  const isSure = same !== null && (anchor.quote.length >= SHORT || same.likeness >= SURE);
  const found = isSure ? same : (between(flow.text, anchor) ?? same);
  return found ? { start: found.start, end: found.end, exact: found === same } : almost(flow, anchor);
}

/** So short a quote may stand anywhere; it counts only where something of what stood around it still does. */
const SHORT = 12;

function wordForWord(flow: Flow, anchor: Anchor): { start: number; end: number; likeness: number } | null {
  const { quote } = anchor;
  let best: { start: number; likeness: number; distance: number } | null = null;
  for (let start = flow.text.indexOf(quote); start >= 0; start = flow.text.indexOf(quote, start + 1)) {
    const likeness = likenessAround(flow.text, start, start + quote.length, anchor);
    const distance = Math.abs(stretchAt(flow, start) - anchor.stretch);
    if (!best || likeness > best.likeness || (likeness === best.likeness && distance < best.distance)) {
      best = { start, likeness, distance };
    }
  }
  if (!best || (quote.length < SHORT && best.likeness === 0)) return null;
  return { start: best.start, end: best.start + quote.length, likeness: best.likeness };
}

/** How many characters next to it are those remembered; the beginning or end of the text counts where it was one. */
function likenessAround(text: string, start: number, end: number, { before, after }: Anchor): number {
  let likeness = 0;
  for (let back = 1; back <= before.length && text[start - back] === before.at(-back); back += 1) likeness += 1;
  for (let on = 0; on < after.length && text[end + on] === after[on]; on += 1) likeness += 1;
  if (before === '' && start === 0) likeness += 1;
  if (after === '' && end === text.length) likeness += 1;
  return likeness;
}

const PIECE = 8;
/** Of the quote's characters at most this part may differ. */
const MOST_DIFFERENT = 0.4;
const LONGEST_COMPARED = 600;

/** The part of the text that differs least from the quote, found around pieces of the quote that still stand somewhere. */
function almost({ text }: Flow, { quote }: Anchor): Found | null {
  if (quote.length < SHORT) return null;
  let best: { start: number; end: number; differs: number } | null = null;
  for (const begin of likelyBeginnings(text, quote)) {
    const reach = Math.min(quote.length, LONGEST_COMPARED);
    const from = Math.max(0, begin - Math.ceil(reach / 2));
    const found = nearest(text.slice(from, begin + Math.ceil(reach * 1.6)), quote.slice(0, reach));
    const ending = quote.length > reach ? endingNear(text, quote, from + found.start) : from + found.end;
    if (!best || found.differs < best.differs)
      best = { start: from + found.start, end: ending, differs: found.differs };
  }
  const compared = Math.min(quote.length, LONGEST_COMPARED);
  if (!best || best.differs > compared * MOST_DIFFERENT) return null;
  const trimmed = trim(text, best.start, best.end);
  return trimmed && { ...inWholeWords(text, trimmed), exact: false };
}

const WORD = /[\p{L}\p{M}\p{N}]/u;

/** With the rest of the words in which it begins and ends. */
function inWholeWords(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const within = (at: number) => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
  let [first, last] = [start, end];
  while (within(first)) first -= 1;
  while (within(last)) last += 1;
  return { start: first, end: last };
}

/** Where the quote would begin if a piece of it that stands in the text were in its place; the most agreed on first. */
function likelyBeginnings(text: string, quote: string): number[] {
  const votes = new Map<number, number>();
  for (let at = 0; at + PIECE <= Math.min(quote.length, 4000); at += 4) {
    const piece = quote.slice(at, at + PIECE);
    let seen = 0;
    for (let place = text.indexOf(piece); place >= 0 && seen < 20; place = text.indexOf(piece, place + 1)) {
      const beginning = Math.max(0, Math.round((place - at) / 16) * 16);
      votes.set(beginning, (votes.get(beginning) ?? 0) + 1);
      seen += 1;
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([beginning]) => beginning);
}

/** Sellers' algorithm: the substring of `text` with the least edit distance to `quote`. */
function nearest(text: string, quote: string): { start: number; end: number; differs: number } {
  let costs = Array.from({ length: quote.length + 1 }, (_, row) => row);
  let starts = new Array<number>(quote.length + 1).fill(0);
  let best = { start: 0, end: 0, differs: quote.length };
  for (let column = 1; column <= text.length; column += 1) {
    const nextCosts = [0];
    const nextStarts = [column];
    for (let row = 1; row <= quote.length; row += 1) {
      const replaced = (costs[row - 1] ?? 0) + (text[column - 1] === quote[row - 1] ? 0 : 1);
      const inserted = (costs[row] ?? 0) + 1;
      const left = (nextCosts[row - 1] ?? 0) + 1;
      const least = Math.min(replaced, inserted, left);
      nextCosts.push(least);
      nextStarts.push(
        (least === replaced ? starts[row - 1] : least === inserted ? starts[row] : nextStarts[row - 1]) ?? 0,
      );
    }
    costs = nextCosts;
    starts = nextStarts;
    const differs = costs[quote.length] ?? 0;
    if (differs < best.differs) best = { start: starts[quote.length] ?? 0, end: column, differs };
  }
  return best;
}

/** The end of a long quote of which only the beginning was compared. */
function endingNear(text: string, quote: string, start: number): number {
  const tail = quote.slice(-32);
  const found = text.indexOf(tail, start + Math.floor(quote.length / 2));
  return found >= 0 && found < start + quote.length * 2
    ? found + tail.length
    : Math.min(text.length, start + quote.length);
}

const SURE = 20;

/** What stands between the surroundings, when both still stand and the passage itself was written anew. */
function between(text: string, { quote, before, after }: Anchor): { start: number; end: number } | null {
  const [head, tail] = [before.slice(-SURE), after.slice(0, SURE)];
  // So little is remembered only where the text itself began or ended: there it has to begin or end still.
  const [fromBeginning, toEnd] = [head.length < SURE, tail.length < SURE];
  if ((fromBeginning && toEnd) || (fromBeginning && !text.startsWith(head)) || (toEnd && !text.endsWith(tail)))
    return null;
  for (let at = text.indexOf(head); at >= 0; at = fromBeginning ? -1 : text.indexOf(head, at + 1)) {
    const start = at + head.length;
    const end = toEnd ? text.length - tail.length : text.indexOf(tail, start);
    if (end < 0) return null;
    if (end >= start && end - start <= quote.length * 3 + 40) {
      const trimmed = trim(text, start, end);
      if (trimmed) return trimmed;
    }
  }
  return null;
}

/** Without white space at the ends; null when nothing else is there. */
function trim(text: string, start: number, end: number): { start: number; end: number } | null {
  const part = text.slice(start, end);
  const words = part.trim();
  if (words === '') return null;
  const begin = start + part.indexOf(words);
  return { start: begin, end: begin + words.length };
}
