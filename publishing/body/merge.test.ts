import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import type { Block } from './document.ts';
import { documentOf, hasConflict, type MergedPiece, mergeBlocks } from './merge.ts';
import { parseDocument } from './schema.ts';

const blocks = (...texts: string[]): Block[] =>
  texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
const texts = (list: Block[]) => list.map((block) => ('content' in block ? JSON.stringify(block.content) : block.type));
const merged = (base: string[], ours: string[], theirs: string[]) =>
  mergeBlocks(blocks(...base), blocks(...ours), blocks(...theirs));

describe('two people in one text', () => {
  test('changes to neighbouring blocks, additions and removals come together', () => {
    const base = ['The first block.', 'The second block.', 'The third one here.'];
    const pieces = merged(
      base,
      ['The first block, longer.', 'The second block.', 'The third one here.', 'Ours at the end.'],
      ['The first block.', 'The second block, better.', 'Theirs instead.'],
    );
    expect(hasConflict(pieces)).toBe(false);
    expect(texts(documentOf(pieces).content)).toEqual(
      texts(blocks('The first block, longer.', 'The second block, better.', 'Ours at the end.', 'Theirs instead.')),
    );
  });

  test('both changed one block differently: both texts are given, and any can be chosen', () => {
    const pieces = merged(['One old block.'], ['One old block of ours.'], ['One old block of theirs.']);
    expect(pieces).toEqual([
      {
        conflict: {
          base: blocks('One old block.')[0],
          ours: blocks('One old block of ours.'),
          theirs: blocks('One old block of theirs.'),
        },
      },
    ]);
    expect(documentOf(pieces, ['ours']).content).toEqual(blocks('One old block of ours.'));
    expect(documentOf(pieces, ['theirs']).content).toEqual(blocks('One old block of theirs.'));
    expect(documentOf(pieces).content).toEqual(blocks('One old block of ours.', 'One old block of theirs.'));
  });

  test('one took out what the other changed: a conflict, not a loss', () => {
    expect(hasConflict(merged(['One old block.'], [], ['One old block, changed.']))).toBe(true);
    expect(hasConflict(merged(['One old block.'], ['One old block, changed.'], []))).toBe(true);
    expect(merged(['One old block.'], [], ['One old block.'])).toEqual([]);
  });

  test('the same block added by both stands once', () => {
    expect(documentOf(merged(['a'], ['a', 'new'], ['a', 'new'])).content).toEqual(blocks('a', 'new'));
  });
});

/** A text, and two that somebody could have made of it: blocks taken out, swapped, changed and added. */
const threeTexts = fc
  .tuple(arbitraryDocument(), fc.infiniteStream(fc.nat(9)), arbitraryDocument(), arbitraryDocument())
  .map(([base, dice, more, other]) => {
    const grown = (spare: Block[]) => {
      const rest = [...spare];
      const content = base.content.flatMap((block): Block[] => {
        const roll = dice.next().value;
        if (roll === 0) return [];
        if (roll === 1) return [block, ...rest.splice(0, 1)];
        if (roll === 2) return rest.splice(0, 1);
        if (roll === 3 && block.type === 'paragraph') {
          return [
            { ...block, content: [...(block.content ?? []), { type: 'text', text: `${dice.next().value} more` }] },
          ];
        }
        return [block];
      });
      return content.filter((block, index) => block.type !== 'keyFindings' || index === 0);
    };
    return { base: base.content, a: grown(more.content), b: grown(other.content) };
  });
const keysOf = (pieces: MergedPiece[]) =>
  pieces.flatMap((piece) =>
    'settled' in piece
      ? [canonicalJson(piece.settled)]
      : [...piece.conflict.ours, ...piece.conflict.theirs].map(canonicalJson),
  );

describe('laws', () => {
  test('where one side changed nothing the other is the result, and so is what both made', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, a, b }) => {
        const whole = (content: Block[]) => content.map((settled) => ({ settled }));
        expect(mergeBlocks(base, a, base)).toEqual(whole(a));
        expect(mergeBlocks(base, base, b)).toEqual(whole(b));
        expect(mergeBlocks(base, a, a)).toEqual(whole(a));
      }),
      { numRuns: 40 },
    );
  });

  test('who is first changes the order and the sides, nothing else', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, a, b }) => {
        expect(keysOf(mergeBlocks(base, a, b)).sort()).toEqual(keysOf(mergeBlocks(base, b, a)).sort());
      }),
      { numRuns: 40 },
    );
  });

  test('no block that somebody wrote or changed disappears, and none that nobody took out', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, a, b }) => {
        const kept = new Set(keysOf(mergeBlocks(base, a, b)));
        const [inBase, inA, inB] = [base, a, b].map((list) => new Set(list.map(canonicalJson)));
        for (const key of [...(inA ?? []), ...(inB ?? [])]) if (!inBase?.has(key)) expect(kept).toContain(key);
        for (const key of inBase ?? []) if (inA?.has(key) && inB?.has(key)) expect(kept).toContain(key);
      }),
      { numRuns: 40 },
    );
  });

  test('what is brought together is a document of the schema', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, a, b }) => {
        expect(parseDocument(documentOf(mergeBlocks(base, a, b))).ok).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
