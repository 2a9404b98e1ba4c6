import type { Document, Footnote } from './document.ts';
import { nodesOf } from './nodes.ts';

/** The footnotes of a document in reading order; the number of each is its place, from one. */
export function footnotesOf(document: Document): Footnote[] {
  return [...nodesOf(document)].filter((node) => node.type === 'footnote');
}
