import type { Block, DocumentNode } from '../document.ts';
import { inlineText } from '../inline.ts';
import { type Loss, loss } from '../losses.ts';
import { LIMITS } from '../schema.ts';

/** Key findings moved to the front; what further ones say stays where it is. */
export function keyFindingsFirst(blocks: readonly Block[], losses: Loss[]): Block[] {
  const first = blocks.find(({ type }) => type === 'keyFindings');
  if (!first) return [...blocks];
  const others = blocks.filter((block) => block !== first);
  return [
    first,
    ...others.flatMap((block) => {
      if (block.type !== 'keyFindings') return [block];
      losses.push(loss('section', 'A document has key findings once; what these say is kept.', summary(block)));
      return block.content;
    }),
  ];
}

/**
 * Levels of headings as a reader hears them: the highest level in use becomes 2, and no level is skipped on the way down,
 * whatever numbers the source used. Deeper than 4 becomes 4.
 */
export function levelHeadings(blocks: readonly Block[], losses: Loss[]): void {
  const open: number[] = [];
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    const written: number = block.attrs.level;
    while ((open.at(-1) ?? 0) >= written) open.pop();
    open.push(written);
    if (open.length > 3)
      losses.push(loss(`h${written}`, 'Headings have three levels; it is on the third.', summary(block)));
    block.attrs.level = Math.min(open.length + 1, 4) as 2 | 3 | 4;
  }
}

/** As many blocks as a document may hold; the rest is one loss. */
export function withinLimits(blocks: readonly Block[], losses: Loss[]): Block[] {
  let nodes = 1;
  let characters = 0;
  const end = blocks.findIndex((block) => {
    const size = sizeOf(block);
    nodes += size.nodes;
    characters += size.characters;
    return nodes > LIMITS.nodes || characters > LIMITS.characters;
  });
  const beyond = blocks[end];
  if (!beyond) return [...blocks];
  losses.push(
    loss('body', `It is longer than a document may be; ${blocks.length - end} blocks were left out.`, summary(beyond)),
  );
  return blocks.slice(0, end);
}

function sizeOf(node: DocumentNode): { nodes: number; characters: number } {
  let nodes = 1;
  let characters = strings('attrs' in node ? node.attrs : null);
  if (node.type === 'text') {
    characters += node.text.length;
    for (const mark of node.marks ?? []) characters += strings('attrs' in mark ? mark.attrs : null);
  }
  for (const child of 'content' in node ? (node.content ?? []) : []) {
    const size = sizeOf(child);
    nodes += size.nodes;
    characters += size.characters;
  }
  return { nodes, characters };
}

function strings(attrs: object | null | undefined): number {
  return Object.values(attrs ?? {}).reduce((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
}

function summary(node: DocumentNode): string {
  if (node.type === 'text') return node.text;
  const content: readonly DocumentNode[] = ('content' in node && node.content) || [];
  const [first] = content;
  return first ? (first.type === 'text' ? inlineText(content as never) : summary(first)) : node.type;
}
