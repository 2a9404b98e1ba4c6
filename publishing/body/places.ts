import type { Document, DocumentNode, Heading, Text } from './document.ts';
import { nodesOf } from './nodes.ts';

/** What stands where in a document: each with the position of the top block that holds it. */

export function placedNodes(document: Document): { block: number; node: DocumentNode }[] {
  return document.content.flatMap((top, block) => [...nodesOf(top)].map((node) => ({ block, node })));
}

export function headingsOf(document: Document): { block: number; heading: Heading }[] {
  return document.content.flatMap((top, block) => (top.type === 'heading' ? [{ block, heading: top }] : []));
}

type PlacedLink = { block: number; href: string; text: string };

/** Every link with its words; neighbors with one address are one link. */
export function linksOf(document: Document): PlacedLink[] {
  const links: PlacedLink[] = [];
  let before: string | null = null;
  for (const { block, node } of placedNodes(document)) {
    const href = node.type === 'text' ? hrefOf(node) : null;
    const last = links.at(-1);
    if (node.type === 'text' && href !== null) {
      if (last && href === before && last.block === block) last.text += node.text;
      else links.push({ block, href, text: node.text });
    }
    before = href;
  }
  return links;
}

function hrefOf(text: Text): string | null {
  const mark = text.marks?.find(({ type }) => type === 'link');
  return mark?.type === 'link' ? mark.attrs.href : null;
}
