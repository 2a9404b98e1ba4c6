import { defaultTreeAdapter, html, parseFragment } from 'parse5';
import type { Parent } from './tree.ts';

/** The tree that a browser makes of the HTML inside a `div` of a page. */
export function parseHtml(source: string): Parent {
  return parseFragment(defaultTreeAdapter.createElement('div', html.NS.HTML, []), source, { scriptingEnabled: true });
}
