import { decoded } from '../../../lib/decoded.ts';
import { anchorOf } from '../anchors.ts';
import { isAnchor } from '../attributes.ts';
import type { Document, DocumentNode, Heading, Inline, Text } from '../document.ts';
import { textNode, tidyInline } from '../inline.ts';
import { type Loss, loss } from '../losses.ts';

/** The anchor that a heading gets from the name by which the source's links knew it. */
export function nameHeading(heading: Heading, names: readonly string[]): void {
  const name = names[0];
  if (name) heading.attrs.id = isAnchor(name) ? name : anchorOf(name);
}

/**
 * Leads every link within the page to the heading it meant: by its name in the source, or by the words of the heading, from
 * which many systems make names. Links to anything else of the page are removed, their text kept, and returned as losses.
 */
export function leadLinksToHeadings(document: Document, names: ReadonlyMap<string, string>): Loss[] {
  const anchors = new Set(
    document.content.flatMap((block) => (block.type === 'heading' ? (block.attrs.id ?? []) : [])),
  );
  const losses: Loss[] = [];
  visit(document);
  return losses;

  function visit(node: DocumentNode): void {
    if (!('content' in node) || !node.content || node.type === 'codeBlock') return;
    const content: DocumentNode[] = node.content;
    if (content.some(leadsWithin))
      node.content = tidyInline(content.map((item) => lead(item as Inline))) as typeof node.content;
    for (const child of node.content as DocumentNode[]) visit(child);
  }

  function lead(item: Inline): Inline {
    if (item.type !== 'text' || !leadsWithin(item)) return item;
    const marks = item.marks?.flatMap((mark) => {
      if (mark.type !== 'link' || !mark.attrs.href.startsWith('#')) return [mark];
      const anchor = anchorFor(decoded(mark.attrs.href.slice(1)));
      if (anchor) return [{ ...mark, attrs: { ...mark.attrs, href: `#${anchor}` } }];
      losses.push(
        loss('a[href]', 'It leads to no heading of the text; the words are kept.', `${mark.attrs.href} ${item.text}`),
      );
      return [];
    });
    return textNode(item.text, marks);
  }

  function anchorFor(name: string): string | null {
    const known = names.get(name);
    if (known) return known;
    return [name, anchorOf(name)].find((anchor) => name !== '' && anchors.has(anchor)) ?? null;
  }
}

function leadsWithin(node: DocumentNode): node is Text {
  return (
    node.type === 'text' && (node.marks ?? []).some((mark) => mark.type === 'link' && mark.attrs.href.startsWith('#'))
  );
}
