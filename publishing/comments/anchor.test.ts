import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import type { Document } from '../body/document.ts';
import { type Anchor, anchorBetween, anchorIn, locate, locateAll } from './anchor.ts';
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

const P = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });
const doc = (...texts: string[]): Document => ({ type: 'doc', content: texts.map(P) });
const WORDS = [
  'harbor',
  'margin',
  'tide',
  'quay',
  'survey',
  'cargo',
  'winter',
  'ledger',
  'pilot',
  'storm',
  'berth',
  'coal',
];
const words = (least: number, most: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: least, maxLength: most }).map((all) => all.join(' '));

test('edits around a passage leave it where it is', () => {
  const passage = words(4, 12).map((text) => `Exactly ${text} here`);
  const around = fc.record({
    blocksBefore: fc.array(words(1, 9), { maxLength: 5 }),
    sameBefore: words(0, 9),
    sameAfter: words(0, 9),
    blocksAfter: fc.array(words(1, 9), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(passage, around, around, (quote, old, now) => {
      const made = (side: typeof old) =>
        doc(...side.blocksBefore, `${side.sameBefore} ${quote} ${side.sameAfter}`, ...side.blocksAfter);
      const flow = flowOf(made(old));
      const start = flow.text.indexOf(quote);
      const anchor = anchorIn(flow, start, start + quote.length);
      const place = anchor && locate(made(now), anchor);
      const text = flowOf(made(now)).text;
      expect(place).toMatchObject({ exact: true, start: text.indexOf(quote), end: text.indexOf(quote) + quote.length });
    }),
  );
});

test('of two passages that say the same the right one is found when one of them moves', () => {
  const twice = doc('First of all, it is said here.', 'Then, it is said here again.');
  const flow = flowOf(twice);
  const second = flow.text.lastIndexOf('it is said here');
  const anchor = anchorIn(flow, second, second + 15);
  if (!anchor) throw new Error('There is an anchor.');
  const moved = doc('Then, it is said here again.', 'A new block.', 'First of all, it is said here.');
  expect(locate(moved, anchor)?.start).toBe(flowOf(moved).text.indexOf('it is said here'));
});

test.each([
  [
    'a word changed',
    'The margin of small harbors fell to eleven days.',
    'The margin of small harbors fell to nine days.',
  ],
  [
    'words added',
    'The margin fell to eleven days.',
    'The margin of all small harbors fell, in one year, to eleven days.',
  ],
  ['a spelling', 'The harbour master counted ships.', 'The harbor master counted ships.'],
])('an edit within the passage: %s', (_, before, after) => {
  const anchor = anchorIn(flowOf(doc('Before it.', before, 'After it.')), 11, 11 + before.length);
  if (!anchor) throw new Error('There is an anchor.');
  const now = doc('A block that is new.', after, 'After it.');
  const place = locate(now, anchor);
  expect(place?.exact).toBe(false);
  expect(after).toContain(flowOf(now).text.slice(place?.start, place?.end));
  expect((place?.end ?? 0) - (place?.start ?? 0)).toBeGreaterThan(after.length * 0.35);
});

test('a passage that was written anew is found between its surroundings', () => {
  const made = (middle: string) =>
    doc(`The survey of all harbors says: ${middle} So much for the figures of this year.`);
  const flow = flowOf(made('nothing.'));
  const anchor = anchorIn(flow, flow.text.indexOf('nothing'), flow.text.indexOf('nothing') + 8);
  if (!anchor) throw new Error('There is an anchor.');
  const now = made('eleven days remain.');
  const place = locate(now, anchor);
  expect(flowOf(now).text.slice(place?.start, place?.end)).toBe('eleven days remain.');
});

test.each([
  ['the first words of a text', 'Sea power', 'Naval power', 'Naval power'],
  ['the last words', 'What then?', 'What next, then, is to be done?', 'What next, then, is to be done?'],
  ['a word that stands elsewhere too', 'trade', 'commerce', 'commerce'],
  ['the greater part of some words', 'neither trusts the other', 'none has any trust left', 'none has any trust left'],
])('a short passage is found after an edit: %s', (_, quote, instead, found) => {
  const text = ['Sea power', 'A third of all trade goes by sea, and neither trusts the other. No trade.', 'What then?'];
  const flow = flowOf(doc(...text));
  const start = flow.text.indexOf(quote);
  const now = doc(...text.map((each) => each.replace(quote, instead)));
  const place = locate(now, anchorIn(flow, start, start + quote.length) as Anchor);
  expect(flowOf(now).text.slice(place?.start, place?.end)).toBe(found);
});

test('an edited passage begins and ends with whole words', () => {
  const text = 'They say that neither of the two navies trusts the other much.';
  const flow = flowOf(doc(text));
  const start = flow.text.indexOf('neither');
  const anchor = anchorIn(flow, start, start + 'neither of the two navies trusts the other'.length) as Anchor;
  const now = doc('Some now say, none of the two armies trusts the others.');
  const place = locate(now, anchor);
  expect(flowOf(now).text.slice(place?.start, place?.end)).toMatch(/^\w+ of the two armies trusts the others$/);
});

test('what is gone is gone, and not found in other words', () => {
  const anchor = anchorIn(flowOf(doc('One.', 'Ports need more pilots, and soon.', 'Three.')), 5, 38);
  if (!anchor) throw new Error('There is an anchor.');
  expect(locate(doc('One.', 'Three.'), anchor)).toBeNull();
  expect(locate({ type: 'doc', content: [] }, anchor)).toBeNull();
  expect(locate(doc('Ferries cross the strait at night.'), anchor)).toBeNull();
});

test('a long text with many comments is gone through quickly', () => {
  const long = doc(
    ...Array.from({ length: 2000 }, (_, index) => `Paragraph ${index} says something of its own about ${index * 7}.`),
  );
  const flow = flowOf(long);
  const anchors = Array.from({ length: 40 }, (_, index) => {
    const start = flow.text.indexOf(`Paragraph ${index * 40} says`);
    return {
      ...(anchorIn(flow, start, start + 40) as Anchor),
      quote: `Paragraph ${index * 40} sayed some thing of its`,
    };
  });
  expect(locateAll(long, anchors).filter(Boolean)).toHaveLength(40);
});
