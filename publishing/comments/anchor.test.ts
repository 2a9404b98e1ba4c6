import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import { anchorBetween, anchorIn, locate } from './anchor.ts';
import { flowOf } from './flow.ts';
import { offsetOf, positionOf } from './positions.ts';

/** A document and a part of its text, by offsets of the flow. */
const marked = arbitraryDocument()
  .map((document) => ({ document, flow: flowOf(document) }))
  .filter(({ flow }) => flow.text.trim().length > 1)
  .chain(({ document, flow }) =>
    fc
      .tuple(fc.nat(flow.text.length - 1), fc.integer({ min: 1, max: 300 }))
      .map(([start, length]) => ({ document, flow, start, end: Math.min(flow.text.length, start + length) })),
  );

test('a passage of an unchanged document is where it was', () => {
  fc.assert(
    fc.property(marked, ({ document, flow, start, end }) => {
      const anchor = anchorIn(flow, start, end);
      if (!anchor) return;
      const place = locate(document, anchor);
      expect(place?.exact).toBe(true);
      expect(flow.text.slice(place?.start, place?.end)).toBe(anchor.quote);
      expect(anchorBetween(document, place?.from ?? 0, place?.to ?? 0)).toEqual(anchor);
    }),
  );
});

test('offsets and the editor’s positions say the same', () => {
  fc.assert(
    fc.property(marked, ({ document, flow, start }) => {
      expect(offsetOf(document, flow, positionOf(document, flow, start))).toBe(start);
    }),
  );
});
