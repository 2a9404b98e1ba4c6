import { slugFrom } from '../../lib/slug.ts';
import type { Document } from '../body/document.ts';
import { inlineText } from '../body/inline.ts';
import { routes } from '../routes.ts';
import type { PlannedItem } from './plan.ts';

/** Where in the pieces that come along the links of the old site lead: to headings, by what it may have called them. */
export class Places {
  readonly #items: Map<string, PlannedItem>;
  readonly #documentOf: (item: PlannedItem) => Document;
  readonly #anchors = new Map<string, Map<string, string>>();

  constructor(items: PlannedItem[], documentOf: (item: PlannedItem) => Document) {
    this.#items = new Map(items.map((item) => [routes.publication(item.kind, item.slug), item]));
    this.#documentOf = documentOf;
  }

  /** The anchor that a place of one of our pages has, or null when the page has no such heading. */
  anchor(page: string, name: string): string | null {
    return this.#anchorsOf(page).get(keyOf(name)) ?? null;
  }

  #anchorsOf(page: string): Map<string, string> {
    const known = this.#anchors.get(page);
    if (known) return known;
    const anchors = new Map<string, string>();
    const item = this.#items.get(page);
    for (const block of item ? this.#documentOf(item).content : []) {
      if (block.type !== 'heading' || !block.attrs.id) continue;
      for (const name of [block.attrs.id, inlineText(block.content)]) {
        if (!anchors.has(keyOf(name))) anchors.set(keyOf(name), block.attrs.id);
      }
    }
    this.#anchors.set(page, anchors);
    return anchors;
  }
}

/** Anchors are compared without what systems do differently when they make them from words. */
function keyOf(name: string): string {
  return slugFrom(name.replace(/^s-/, '')).replaceAll('-', '');
}
