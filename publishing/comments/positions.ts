import type { Document, DocumentNode, Inline } from '../body/document.ts';
import { charactersOf, type Flow, type Stretch, stretchAt } from './flow.ts';

/* Offsets of the flow and the positions in which the editor counts: a character is one, a leaf is one, any other node is two more than what it holds. */

/** The editor's position of an offset in the flow. */
export function positionOf(document: Document, flow: Flow, offset: number): number {
  const stretch = flow.stretches[stretchAt(flow, offset)];
  return stretch ? beginningOf(document, stretch) + inside(document, stretch, offset - stretch.start) : 0;
}

/** The offset in the flow of a position of the editor; one that lies in no text is moved to the next text, or the last. */
export function offsetOf(document: Document, flow: Flow, position: number): number {
  for (const stretch of flow.stretches) {
    const begin = beginningOf(document, stretch);
    const holder = nodeAt(document, stretch.path);
    if (position < begin) return stretch.start;
    if (position > begin + lengthOf(holder)) continue;
    const within = heldBefore(holder, position - begin);
    if (within !== null) return stretch.start + within;
  }
  return flow.text.length;
}

function beginningOf(document: Document, { path }: Stretch): number {
  let position = 0;
  let node: DocumentNode = document;
  for (const index of path) {
    const children = childrenOf(node);
    for (const child of children.slice(0, index)) position += sizeOf(child);
    node = children[index] as DocumentNode;
    position += 1;
  }
  return position;
}

function inside(document: Document, stretch: Stretch, offset: number): number {
  let characters = 0;
  let position = 0;
  for (const child of childrenOf(nodeAt(document, stretch.path)) as Inline[]) {
    const held = charactersOf(child).length;
    if (held > 0 && characters + held >= offset) return position + offset - characters;
    characters += held;
    position += sizeOf(child);
  }
  return position;
}

/** Characters before a position counted from the beginning of what the node holds; null when it lies within a footnote. */
function heldBefore(node: DocumentNode, position: number): number | null {
  let characters = 0;
  let at = 0;
  for (const child of childrenOf(node) as Inline[]) {
    if (position <= at) return characters;
    const size = sizeOf(child);
    if (position < at + size) return child.type === 'text' ? characters + position - at : null;
    characters += charactersOf(child).length;
    at += size;
  }
  return characters;
}

function lengthOf(node: DocumentNode): number {
  return childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 0);
}

const LEAVES = new Set<DocumentNode['type']>(['hardBreak', 'horizontalRule', 'embed']);

function sizeOf(node: DocumentNode): number {
  if (node.type === 'text') return node.text.length;
  return LEAVES.has(node.type) ? 1 : lengthOf(node) + 2;
}

function nodeAt(document: Document, path: number[]): DocumentNode {
  return path.reduce<DocumentNode>((node, index) => childrenOf(node)[index] as DocumentNode, document);
}

function childrenOf(node: DocumentNode): DocumentNode[] {
  return 'content' in node && node.content ? (node.content as DocumentNode[]) : [];
}
