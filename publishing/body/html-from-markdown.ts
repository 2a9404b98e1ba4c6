import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export type MarkdownDialect = {
  /** Whether `{#name}` at the end of a heading names it, as Hugo's writers have it. */
  headingNames?: boolean;
  /** Whether lines that begin with four spaces are code; they are unless this is false. */
  indentedCode?: boolean;
};

/**
 * The HTML that a piece of Markdown says: CommonMark with GitHub's tables, footnotes, task lists, strikethrough (doubled
 * tildes) and bare addresses, and with HTML anywhere. It is as dangerous as what was written.
 */
export function htmlFromMarkdown(markdown: string, { headingNames, indentedCode }: MarkdownDialect = {}): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: indentedCode === false ? [GFM, WITHOUT_INDENTED_CODE] : [GFM],
    htmlExtensions: [htmlOfGfm],
  });
  const linked = withAddresses(html);
  return headingNames ? named(linked) : linked;
}

const GFM = gfm({ singleTilde: false });
const WITHOUT_INDENTED_CODE = { disable: { null: ['codeIndented'] } };

/** Addresses in angle brackets within HTML, where Markdown reads none and HTML takes them for elements without a meaning. */
function withAddresses(html: string): string {
  return html.replace(/(="[^"<>]*)?<(https?:\/\/[^\s<>"]+)>/gi, (whole, attribute, address) =>
    attribute === undefined ? `<a href="${address}">${address}</a>` : whole,
  );
}

/** What Hugo's writers put at the end of a heading, `{#name .class key=value}`, as attributes of the heading. */
function named(html: string): string {
  return html.replace(/<h([1-6])>(.*?)[ \t]*\{([^{}<>]*)\}<\/h\1>/g, (whole, level, words, written) => {
    const attributes: string[] = written.trim().split(/\s+/);
    if (!attributes.every((attribute) => /^(?:[#.][^\s"]+|[\w-]+=\S+)$/.test(attribute))) return whole;
    const name = attributes.find((attribute) => attribute.startsWith('#'))?.slice(1);
    return `<h${level}${name ? ` id="${name}"` : ''}>${words}</h${level}>`;
  });
}

const htmlOfGfm = withoutTagFilter(gfmHtml());

/** GitHub writes tags such as `<iframe>` out as text; here the HTML reader judges them. */
function withoutTagFilter(extension: ReturnType<typeof gfmHtml>): ReturnType<typeof gfmHtml> {
  const { htmlFlowData, htmlTextData, ...exit } = extension.exit ?? {};
  return { ...extension, exit };
}
