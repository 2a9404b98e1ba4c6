import { slugFrom } from '../../lib/slug.ts';
import { isAnchor } from './attributes.ts';
import type { Document } from './document.ts';
import { inlineText } from './inline.ts';

/**
 * The document with an anchor on every heading, unique in it. Anchors that are there stay, so that links to them hold when
 * a heading is reworded; others follow from the words. All begin with "s-", as no other id of a page does.
 */
export function withAnchors(document: Document): Document {
  const taken = new Set<string>();
  const kept = document.content.map((block) => {
    const id = block.type === 'heading' ? block.attrs.id : undefined;
    if (!isAnchor(id) || !id || taken.has(id)) return null;
    taken.add(id);
    return id;
  });
  const content = document.content.map((block, index) => {
    if (block.type !== 'heading' || kept[index]) return block;
    const id = unique(anchorOf(inlineText(block.content)), taken);
    taken.add(id);
    return { ...block, attrs: { ...block.attrs, id } };
  });
  return { type: 'doc', content };
}

/** The anchor that words give, not yet made unique. */
export function anchorOf(words: string): string {
  return `s-${slugFrom(words) || 'section'}`;
}

function unique(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
