import { withAnchors } from './anchors.ts';
import type { Document } from './document.ts';
import { inlineText } from './inline.ts';

/** A heading of a document as its contents list names it; `id` is the anchor that the rendered heading has. */
export type OutlineEntry = { id: string; text: string; level: 2 | 3 | 4 };

/** The headings of a document in order. */
export function outlineOf(document: Document): OutlineEntry[] {
  return withAnchors(document).content.flatMap((block) => {
    if (block.type !== 'heading' || !block.attrs.id) return [];
    const text = inlineText(block.content).trim();
    return text ? [{ id: block.attrs.id, text, level: block.attrs.level }] : [];
  });
}
