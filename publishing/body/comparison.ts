import { canonicalJson } from '../../lib/canonical-json.ts';
import { alignBlocks } from './alignment.ts';
import { withAnchors } from './anchors.ts';
import { attributesOf, isProse, labelOf, type Names } from './block-labels.ts';
import { compareText, type Run, replaced, runsBetween, textOf, wordsOf } from './compared-words.ts';
import type { Block, Document, DocumentNode } from './document.ts';
import { movedPairs } from './moved-blocks.ts';
import { countWords } from './text.ts';

export type AttributeChange = { label: string; runs: Run[] };

/**
 * A node of two documents side by side. Its own words are `runs` (footnotes stand in them in brackets), what it contains is
 * `children`. A block that moved is there twice: `away` where it stood, with its words as they were, and `here` where it stands
 * now, with what changed in it.
 */
export type ComparedNode = {
  what: 'same' | 'changed' | 'removed' | 'added';
  label: string;
  type: DocumentNode['type'];
  moved?: 'away' | 'here';
  attributes: AttributeChange[];
  runs: Run[];
  children: ComparedNode[];
};

/** Goes through two documents block by block, and through what changed word by word; tables cell by cell. */
export function compareDocuments(earlier: Document, later: Document, names: Names = (id) => id): ComparedNode[] {
  return compareSequences(withAnchors(earlier).content, withAnchors(later).content, names);
}

/** How many words went and how many came, and how many blocks moved. Words that moved neither went nor came. */
export function countChanges(nodes: ComparedNode[]): { deleted: number; inserted: number; moved: number } {
  const counts = { deleted: 0, inserted: 0, moved: 0 };
  for (const { runs, children, moved } of nodes) {
    if (moved === 'away') continue;
    if (moved === 'here') counts.moved += 1;
    for (const run of runs) if (run.what !== 'same') counts[run.what] += countWords(run.text);
    const inside = countChanges(children);
    for (const what of ['deleted', 'inserted', 'moved'] as const) counts[what] += inside[what];
  }
  return counts;
}

/** Every run of the nodes and of what they contain, in reading order. */
export function runsIn(nodes: ComparedNode[]): Run[] {
  return nodes.flatMap(({ runs, children }) => [...runs, ...runsIn(children)]);
}

function compareSequences(before: DocumentNode[], after: DocumentNode[], names: Names): ComparedNode[] {
  const steps = alignBlocks(before as Block[], after as Block[]);
  const moved = movedPairs(before as Block[], after as Block[], steps);
  const [wentAway, cameFrom] = [new Set(moved.map(([i]) => i)), new Map(moved.map(([i, j]) => [j, i]))];
  return steps.flatMap((step): ComparedNode[] => {
    const was = step.before === null ? null : (before[step.before] ?? null);
    const is = step.after === null ? null : (after[step.after] ?? null);
    if (was && step.what === 'removed' && wentAway.has(step.before))
      return [{ ...whole(was, 'removed', names), moved: 'away' }];
    const origin = step.what === 'added' ? cameFrom.get(step.after) : undefined;
    if (origin !== undefined)
      return compareNodes(before[origin] ?? null, is, names).map((node) => ({ ...node, moved: 'here' }));
    return compareNodes(was, is, names);
  });
}

function compareNodes(before: DocumentNode | null, after: DocumentNode | null, names: Names): ComparedNode[] {
  if (before === null || after === null || !comparable(before, after)) {
    return [...(before ? [whole(before, 'removed', names)] : []), ...(after ? [whole(after, 'added', names)] : [])];
  }
  if (keyOf(before) === keyOf(after)) return [whole(before, 'same', names)];
  const attributes = attributeChanges(before, after, names);
  if (hasWords(before) && hasWords(after)) {
    const runs = runsBetween(wordsOf(before), wordsOf(after));
    return [{ what: 'changed', label: labelOf(after), type: after.type, attributes, runs, children: [] }];
  }
  const children = compareChildren(childrenOf(before), childrenOf(after), names);
  return [{ what: 'changed', label: labelOf(after), type: after.type, attributes, runs: [], children }];
}

function compareChildren(before: DocumentNode[], after: DocumentNode[], names: Names): ComparedNode[] {
  const cells = (nodes: DocumentNode[]) => nodes.every(({ type }) => type === 'tableCell' || type === 'tableHeader');
  if (before.length === after.length && cells(before) && cells(after)) {
    return before.flatMap((cell, index) => compareNodes(cell, after[index] ?? null, names));
  }
  return compareSequences(before, after, names);
}

/** Both have words of their own, or both have parts. */
function comparable(before: DocumentNode, after: DocumentNode): boolean {
  if (hasWords(before) !== hasWords(after)) return false;
  return before.type === after.type || hasWords(before) || (isContainer(before) && isContainer(after));
}

function isContainer({ type }: DocumentNode): boolean {
  return CONTAINERS.has(type);
}

const CONTAINERS = new Set<DocumentNode['type']>([
  'bulletList',
  'orderedList',
  'blockquote',
  'callout',
  'keyFindings',
  'tableHeader',
  'tableCell',
]);

function whole(node: DocumentNode, what: 'same' | 'removed' | 'added', names: Names): ComparedNode {
  const run = what === 'removed' ? 'deleted' : what === 'added' ? 'inserted' : 'same';
  const of = (text: string): Run[] => (text === '' ? [] : [{ what: run, text }]);
  return {
    what,
    label: labelOf(node),
    type: node.type,
    attributes: Object.entries(attributesOf(node, names)).map(([label, value]) => ({ label, runs: of(value) })),
    runs: hasWords(node) ? of(textOf(wordsOf(node))) : [],
    children: hasWords(node) ? [] : childrenOf(node).map((child) => whole(child, what, names)),
  };
}

function attributeChanges(before: DocumentNode, after: DocumentNode, names: Names): AttributeChange[] {
  const [was, now] = [attributesOf(before, names), attributesOf(after, names)];
  const kind =
    before.type === after.type ? [] : [{ label: 'Kind of block', runs: replaced(labelOf(before), labelOf(after)) }];
  const labels = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return [
    ...kind,
    ...labels.flatMap((label) => {
      const [earlier, later] = [was[label] ?? '', now[label] ?? ''];
      if (earlier === later) return [];
      return [{ label, runs: isProse(label) ? compareText(earlier, later) : replaced(earlier, later) }];
    }),
  ];
}

/** Words of its own, as a paragraph has, not parts. */
function hasWords({ type }: DocumentNode): boolean {
  return (
    type === 'paragraph' || type === 'heading' || type === 'pullQuote' || type === 'figure' || type === 'codeBlock'
  );
}

function childrenOf(node: DocumentNode): DocumentNode[] {
  return 'content' in node && node.content ? (node.content as DocumentNode[]) : [];
}

function keyOf(node: unknown): string {
  return canonicalJson(node);
}
