import { withAnchors } from './anchors.ts';
import type { Document } from './document.ts';
import { inlineText } from './inline.ts';

/** An entry of the contents list: a heading with what stands below it. */
export type OutlineEntry = { id: string; text: string; level: 2 | 3 | 4; entries: OutlineEntry[] };

/** The headings of a document as a contents list, nested by level. `id` is the anchor that the rendered heading has. */
export function outline(document: Document): OutlineEntry[] {
  const top: OutlineEntry[] = [];
  const open: OutlineEntry[] = [];
  for (const block of withAnchors(document).content) {
    if (block.type !== 'heading') continue;
    const { level, id = '' } = block.attrs;
    const entry: OutlineEntry = { id, text: inlineText(block.content), level, entries: [] };
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    (open.at(-1)?.entries ?? top).push(entry);
    open.push(entry);
  }
  return top;
}
