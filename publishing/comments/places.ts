import type { Document } from '../body/document.ts';
import type { Anchor } from './anchor.ts';
import { type Flow, flowOf, stretchAt } from './flow.ts';
import { locateIn } from './locate.ts';
import { offsetOf, positionOf } from './positions.ts';

/** Where a passage is in a document: offsets in the text of its flow, and positions as the editor counts them. */
export type Place = {
  start: number;
  end: number;
  from: number;
  to: number;
  /** Word for word; otherwise it was edited and this is what became of it. */
  exact: boolean;
};

const CONTEXT = 64;
const LONGEST_QUOTE = 4000;

/** Where the passage is now, however the text around and in it was edited; null when nothing is left of it. */
export function locate(document: Document, anchor: Anchor): Place | null {
  return locateAll(document, [anchor])[0] ?? null;
}

/** The same for several anchors of one document. */
export function locateAll(document: Document, anchors: Anchor[]): (Place | null)[] {
  const flow = flowOf(document);
  return anchors.map((anchor) => {
    const found = locateIn(flow, anchor);
    return (
      found && {
        ...found,
        from: positionOf(document, flow, found.start),
        to: positionOf(document, flow, found.end),
      }
    );
  });
}

/** An anchor for what lies between two positions of the editor; null when there are no words. */
export function anchorBetween(document: Document, from: number, to: number): Anchor | null {
  const flow = flowOf(document);
  return anchorIn(flow, offsetOf(document, flow, from), offsetOf(document, flow, to));
}

/** An anchor for a part of the flow's text, without white space at its ends; null when nothing else is there. */
export function anchorIn(flow: Flow, start: number, end: number): Anchor | null {
  const marked = flow.text.slice(start, Math.min(end, start + LONGEST_QUOTE));
  const quote = marked.trim();
  if (quote === '') return null;
  const begin = start + marked.indexOf(quote);
  return {
    quote,
    before: flow.text.slice(Math.max(0, begin - CONTEXT), begin),
    after: flow.text.slice(begin + quote.length, begin + quote.length + CONTEXT),
    stretch: stretchAt(flow, begin),
  };
}
