import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import { alignBlocks } from './alignment.ts';
import type { Block } from './document.ts';

const paragraphs = (...texts: string[]): Block[] =>
  texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));

const short = (before: string[], after: string[]) =>
  alignBlocks(paragraphs(...before), paragraphs(...after)).map(
    ({ what, before: i, after: j }) => `${what} ${i ?? '-'} ${j ?? '-'}`,
  );

describe('going through two texts side by side', () => {
  test('what is the same is found around what came and went', () => {
    expect(short(['a one', 'b two', 'c three'], ['a one', 'x', 'c three', 'd four'])).toEqual([
      'same 0 0',
      'removed 1 -',
      'added - 1',
      'same 2 2',
      'added - 3',
    ]);
  });

  test('a block that keeps most of its words became the other; a new one beside it did not', () => {
    const before = ['The strait is narrow and deep.'];
    const after = ['Something else entirely.', 'The strait is narrow and shallow.'];
    expect(short(before, after)).toEqual(['added - 0', 'changed 0 1']);
  });

  test('a paragraph in a script without spaces is known again after a change', () => {
    expect(short(['日本と韓国の関係は改善した'], ['日本と韓国の関係は悪化した'])).toEqual(['changed 0 0']);
  });

  test('repeated blocks are paired in order', () => {
    expect(short(['a', 'a', 'b'], ['a', 'b'])).toEqual(['same 0 0', 'removed 1 -', 'same 2 1']);
  });

  test('long texts that differ much are compared too', () => {
    const many = (offset: number) => Array.from({ length: 6000 }, (_, i) => `p${(i * 7 + offset) % 9000} words`);
    const steps = alignBlocks(paragraphs(...many(0)), paragraphs(...many(35)));
    expect(steps.filter(({ what }) => what === 'same').length).toBeGreaterThan(3000);
  });

  test('each block of both comes exactly once, in order, and only equal ones count as the same', () => {
    fc.assert(
      fc.property(arbitraryDocument(), arbitraryDocument(), ({ content: before }, { content: after }) => {
        const steps = alignBlocks(before, after);
        expect(steps.flatMap((step) => step.before ?? [])).toEqual(before.map((_, index) => index));
        expect(steps.flatMap((step) => step.after ?? [])).toEqual(after.map((_, index) => index));
        for (const step of steps) {
          if (step.what === 'same') expect(before[step.before]).toEqual(after[step.after]);
        }
        expect(alignBlocks(before, before).every(({ what }) => what === 'same')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
