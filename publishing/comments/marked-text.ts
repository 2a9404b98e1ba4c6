import type { Document } from '../body/document.ts';
import { type Anchor, locateAll } from './anchor.ts';
import { flowOf, type Stretch } from './flow.ts';

/** A piece of a stretch, and which threads are about it. */
export type Segment = { text: string; threads: string[] /** Threads whose passage ends with it. */; ending: string[] };
export type MarkedStretch = { number: number; type: Stretch['type']; start: number; segments: Segment[] };

export type MarkedText = {
  stretches: MarkedStretch[];
  /** The threads in the order of their passages; those whose passage is gone come last. */
  order: string[];
  /** Threads whose passage is gone. */
  lost: Set<string>;
};

type Thread = { id: string; anchor: Anchor; resolvedAt: Date | null };

/** The text of a document with the passages that threads are about marked in it; resolved ones are not marked. */
export function markedText(document: Document, threads: Thread[]): MarkedText {
  const places = locateAll(
    document,
    threads.map(({ anchor }) => anchor),
  );
  const found = threads.flatMap(({ id, resolvedAt }, index) => {
    const place = places[index];
    return place ? [{ id, start: place.start, end: place.end, shown: resolvedAt === null }] : [];
  });
  const inOrder = [...found].sort((a, b) => a.start - b.start || a.end - b.end).map(({ id }) => id);
  const lost = new Set(threads.map(({ id }) => id).filter((id) => !inOrder.includes(id)));
  const shown = found.filter((each) => each.shown);
  const stretches = flowOf(document).stretches.map(({ type, start, text }, index) => {
    const end = start + text.length;
    const here = shown.filter((each) => each.start < end && each.end > start);
    const cuts = [start, end, ...here.flatMap((each) => [each.start, each.end])]
      .filter((cut) => cut >= start && cut <= end)
      .sort((a, b) => a - b);
    const segments = [...new Set(cuts)].flatMap((cut, at, all) => {
      const next = all[at + 1];
      if (next === undefined) return [];
      const threadsHere = here.filter((each) => each.start <= cut && each.end >= next).map(({ id }) => id);
      const ending = here.filter((each) => each.end === next).map(({ id }) => id);
      return [{ text: text.slice(cut - start, next - start), threads: threadsHere, ending }];
    });
    return { number: index + 1, type, start, segments };
  });
  return { stretches, order: [...inOrder, ...lost], lost };
}
