import type { Document, DocumentNode } from './document.ts';

/** Every node of a document in reading order, the document first. */
export function* nodesOf(node: Document | DocumentNode): Generator<DocumentNode> {
  yield node;
  if (!('content' in node) || !node.content) return;
  for (const child of node.content as DocumentNode[]) yield* nodesOf(child);
}
