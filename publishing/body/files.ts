import type { Document } from './document.ts';
import { nodesOf } from './nodes.ts';

/** The ids of the files that a document names, each once, in reading order. */
export function filesOf(document: Document): string[] {
  const ids = new Set<string>();
  for (const node of nodesOf(document)) {
    if (node.type === 'figure') ids.add(node.attrs.file);
    if (node.type === 'media') {
      ids.add(node.attrs.file);
      if (node.attrs.poster) ids.add(node.attrs.poster);
    }
  }
  return [...ids];
}
