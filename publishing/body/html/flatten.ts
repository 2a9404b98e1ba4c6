import type { Block, Inline, InnerBlock, Text } from '../document.ts';
import { textNode, tidyInline, withMark } from '../inline.ts';

/** What blocks say as one line of inline content, and those among them that can't be said in a line. */
export type Flattened = { content: Inline[]; others: InnerBlock[] };

/** The text of blocks for a place that holds only inline content: their lines, parted by line breaks. */
export function flatten(blocks: readonly Block[]): Flattened {
  const others: InnerBlock[] = [];
  const lines = blocks.flatMap((block) => linesOf(block, others));
  const content = lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'hardBreak' } as const, ...line]));
  return { content: tidyInline(content), others };
}

function linesOf(block: Block, others: InnerBlock[]): Inline[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pullQuote':
      return [block.content ?? []];
    case 'codeBlock':
      return [(block.content ?? []).map(asCode)];
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap((inner) => linesOf(inner, others)));
    case 'blockquote':
    case 'keyFindings':
    case 'callout':
      return block.content.flatMap((inner) => linesOf(inner, others));
    default:
      others.push(block);
      return [];
  }
}

function asCode({ text, marks = [] }: Text): Text {
  return textNode(text, withMark(marks, { type: 'code' }));
}
