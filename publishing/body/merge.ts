import { canonicalJson, sameJson } from '../../lib/canonical-json.ts';
import { alignBlocks } from './alignment.ts';
import { withAnchors } from './anchors.ts';
import type { Block, Document } from './document.ts';

/** A place where two people made different things of the same block; an empty list where one of them took it out. */
export type BlockConflict = { base: Block; ours: Block[]; theirs: Block[] };

/** The pieces of a merged text in order: what is settled, and what somebody has to choose. */
export type MergedPiece = { settled: Block } | { conflict: BlockConflict };

export type Choice = 'ours' | 'theirs' | 'both';

/**
 * Merges two texts that grew out of the same one, block by block. What only one side changed, added or took out is taken
 * over; what both added at the same place stands there twice, ours first. A block that both changed differently, or that
 * one side took out while the other changed it, is a conflict.
 */
export function mergeBlocks(base: Block[], ours: Block[], theirs: Block[]): MergedPiece[] {
  const [our, their] = [fatesOf(base, ours), fatesOf(base, theirs)];
  const pieces: MergedPiece[] = [];
  for (let index = 0; index <= base.length; index += 1) {
    pieces.push(...union(our.addedBefore[index] ?? [], their.addedBefore[index] ?? []).map((settled) => ({ settled })));
    const block = base[index];
    if (block) pieces.push(...mergeBlock(block, our.became[index] ?? null, their.became[index] ?? null));
  }
  return pieces;
}

export function hasConflict(pieces: MergedPiece[]): boolean {
  return pieces.some((piece) => 'conflict' in piece);
}

/** The text that the pieces make, each conflict in its order settled by the choice of the same number; by default both. */
export function documentOf(pieces: MergedPiece[], choices: Choice[] = []): Document {
  let number = 0;
  const content = pieces.flatMap((piece) => {
    if ('settled' in piece) return [piece.settled];
    const choice = choices[number] ?? 'both';
    number += 1;
    const { ours, theirs } = piece.conflict;
    return choice === 'ours' ? ours : choice === 'theirs' ? theirs : [...ours, ...theirs];
  });
  return orderly(content);
}

type Fates = {
  /** What each block of the base became; null for one that was taken out. */
  became: (Block | null)[];
  /** What was added before each block of the base, and at the end. */
  addedBefore: Block[][];
};

function fatesOf(base: Block[], now: Block[]): Fates {
  const became: (Block | null)[] = base.map(() => null);
  const addedBefore: Block[][] = [...base, null].map(() => []);
  let next = 0;
  for (const step of alignBlocks(base, now)) {
    if (step.what === 'added') addedBefore[next]?.push(now[step.after] as Block);
    else {
      if (step.what !== 'removed') became[step.before] = now[step.after] as Block;
      next = step.before + 1;
    }
  }
  return { became, addedBefore };
}

function mergeBlock(base: Block, ours: Block | null, theirs: Block | null): MergedPiece[] {
  const settled = (block: Block | null): MergedPiece[] => (block ? [{ settled: block }] : []);
  if (sameJson(ours, theirs) || sameJson(theirs, base)) return settled(ours);
  if (sameJson(ours, base)) return settled(theirs);
  return [{ conflict: { base, ours: ours ? [ours] : [], theirs: theirs ? [theirs] : [] } }];
}

/** Ours, then what of theirs is not among it as often. */
function union(ours: Block[], theirs: Block[]): Block[] {
  const there = new Map<string, number>();
  for (const block of ours.map(canonicalJson)) there.set(block, (there.get(block) ?? 0) + 1);
  return [
    ...ours,
    ...theirs.filter((block) => {
      const key = canonicalJson(block);
      const count = there.get(key) ?? 0;
      there.set(key, count - 1);
      return count <= 0;
    }),
  ];
}

/** Key findings stand first and once, and no two headings have one anchor, whatever was brought together. */
function orderly(content: Block[]): Document {
  const findings = content.flatMap((block) => (block.type === 'keyFindings' ? [block] : []));
  const rest = content.filter(({ type }) => type !== 'keyFindings');
  const first: Block[] =
    findings.length > 0 ? [{ type: 'keyFindings', content: findings.flatMap((block) => block.content) }] : [];
  const document: Document = { type: 'doc', content: [...first, ...rest] };
  const anchors = content.flatMap((block) => (block.type === 'heading' ? (block.attrs.id ?? []) : []));
  return new Set(anchors).size === anchors.length ? document : withAnchors(document);
}
