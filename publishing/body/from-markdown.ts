import { type Converted, documentFromHtml, type HtmlOptions } from './from-html.ts';
import { htmlFromMarkdown, type MarkdownDialect } from './html-from-markdown.ts';

/** The document that a piece of Markdown says, the HTML of `htmlFromMarkdown` read as `documentFromHtml` reads it. */
export function documentFromMarkdown(markdown: string, options: HtmlOptions & MarkdownDialect = {}): Converted {
  return documentFromHtml(htmlFromMarkdown(markdown, options), options);
}
