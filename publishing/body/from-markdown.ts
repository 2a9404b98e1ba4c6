import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type Converted, documentFromHtml, type HtmlOptions } from './from-html.ts';

/**
 * The document that a piece of Markdown says: CommonMark with GitHub's tables, footnotes, task lists, strikethrough
 * (doubled tildes) and bare addresses, and with HTML anywhere, read as `documentFromHtml` reads it.
 */
export function documentFromMarkdown(markdown: string, options: HtmlOptions = {}): Converted {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm({ singleTilde: false })],
    htmlExtensions: [htmlOfGfm],
  });
  return documentFromHtml(html, options);
}

const htmlOfGfm = withoutTagFilter(gfmHtml());

/** GitHub writes tags such as `<iframe>` out as text; here the HTML reader judges them. */
function withoutTagFilter(extension: ReturnType<typeof gfmHtml>): ReturnType<typeof gfmHtml> {
  const { htmlFlowData, htmlTextData, ...exit } = extension.exit ?? {};
  return { ...extension, exit };
}
