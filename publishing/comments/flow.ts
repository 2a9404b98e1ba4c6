import type { Document, DocumentNode, Inline } from '../body/document.ts';

/** One stretch of text in a document that somebody can mark: a paragraph, a heading, a caption, a footnote. */
export type Stretch = {
  /** Indexes of children, from the document down. */
  path: number[];
  type: DocumentNode['type'];
  text: string;
  /** Where it begins in the text of the whole flow. */
  start: number;
};

/**
 * The flow of a document: its stretches in reading order, joined by line feeds into one text. A footnote is a stretch of its
 * own after the one its mark stands in, so that its words don't part those around the mark.
 */
export type Flow = { text: string; stretches: Stretch[] };

export function flowOf(document: Document): Flow {
  const stretches: Stretch[] = [];
  let start = 0;
  for (const { path, node } of textHolders(document, [])) {
    const text = node.content.map(charactersOf).join('');
    stretches.push({ path, type: node.type, text, start });
    start += text.length + 1;
  }
  return { text: stretches.map(({ text }) => text).join('\n'), stretches };
}

/** The number of the stretch that an offset of the flow's text lies in; its end belongs to it. */
export function stretchAt({ stretches }: Flow, offset: number): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle] as Stretch).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

type TextHolder = { type: DocumentNode['type']; content: Inline[] };

function* textHolders(node: DocumentNode, path: number[]): Generator<{ path: number[]; node: TextHolder }> {
  if (!('content' in node) || !node.content) return;
  const content = node.content as DocumentNode[];
  if (holdsText(node)) yield { path, node: node as TextHolder };
  for (const [index, child] of content.entries()) yield* textHolders(child, [...path, index]);
}

const TEXT_HOLDERS = new Set<DocumentNode['type']>([
  'paragraph',
  'heading',
  'pullQuote',
  'figure',
  'codeBlock',
  'footnote',
]);

export function holdsText(node: DocumentNode): boolean {
  return TEXT_HOLDERS.has(node.type);
}

/** What an inline node is in the flow. */
export function charactersOf(node: Inline): string {
  return node.type === 'text' ? node.text : node.type === 'hardBreak' ? ' ' : '';
}
