import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import { type Anchor, anchorIn } from './anchor.ts';
import { flowOf } from './flow.ts';
import { markedText } from './marked-text.ts';

test('marks change no word of the text, and each passage is marked', () => {
  const cases = arbitraryDocument().chain((document) => {
    const { length } = flowOf(document).text;
    const range = fc.tuple(fc.nat(length), fc.integer({ min: 1, max: 60 }));
    return fc.tuple(fc.constant(document), fc.array(range, { maxLength: 5 }));
  });
  fc.assert(
    fc.property(cases, ([document, ranges]) => {
      const flow = flowOf(document);
      const threads = ranges.flatMap(([start, length], index) => {
        const anchor = anchorIn(flow, start, start + length);
        return anchor ? [{ id: String(index), anchor: anchor as Anchor, resolvedAt: null }] : [];
      });
      const marked = markedText(document, threads);
      expect(marked.stretches.map(({ segments }) => segments.map(({ text }) => text).join('')).join('\n')).toBe(
        flow.text,
      );
      const shown = new Set(marked.stretches.flatMap(({ segments }) => segments.flatMap((each) => each.threads)));
      expect([...shown].sort()).toEqual(threads.map(({ id }) => id).sort());
      expect([...marked.order].sort()).toEqual(threads.map(({ id }) => id).sort());
    }),
    { numRuns: 60 },
  );
});
