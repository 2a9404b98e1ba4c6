import { type Converted, documentFromTree, type HtmlOptions } from './from-tree.ts';
import { parseHtml } from './html/parse-html.ts';

export type { Converted, HtmlOptions, ImageReference, ResolvedImage } from './from-tree.ts';

/** The document that a piece of HTML says, and what of the HTML a document can't say; see `documentFromTree`. */
export function documentFromHtml(html: string, options: HtmlOptions = {}): Converted {
  return documentFromTree(parseHtml(html), options);
}
