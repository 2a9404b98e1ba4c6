import {
  type AttrRule,
  anchor,
  chapters,
  embedAddress,
  fileId,
  languageName,
  line,
  linkAddress,
  oneOf,
  required,
  wholeNumber,
} from './attributes.ts';
import type { Block, DocumentNode, Inline, Mark } from './document.ts';

/** The order in which marks are stored: of two marks the earlier is drawn around the later. */
export const MARK_ORDER = [
  'link',
  'bold',
  'italic',
  'strike',
  'superscript',
  'subscript',
  'code',
] as const satisfies Mark['type'][];

export type Names = ReadonlySet<string>;
/** What a node must be: its attributes and what stands inside it. */
export type NodeRule = {
  attrs?: Record<string, AttrRule>;
  /** The nodes allowed inside. Without it the node is a leaf. */
  content?: Names;
  /** Whether a node with nothing inside is refused. */
  filled?: boolean;
};

const INLINE: Names = new Set(['text', 'hardBreak', 'footnote'] satisfies Inline['type'][]);
const INNER: Names = new Set([
  'paragraph',
  'bulletList',
  'orderedList',
  'blockquote',
  'pullQuote',
  'callout',
  'codeBlock',
  'horizontalRule',
  'figure',
  'table',
  'embed',
  'media',
] satisfies Block['type'][]);
const TOP: Names = new Set([...INNER, 'heading', 'keyFindings']);

const CELL: NodeRule = {
  attrs: {
    colspan: wholeNumber(1, 100),
    rowspan: wholeNumber(1, 100),
    align: oneOf('left', 'center', 'right'),
  },
  content: INNER,
  filled: true,
};

export const NODES: Record<Exclude<DocumentNode['type'], 'text'>, NodeRule> = {
  doc: { content: TOP },
  heading: { attrs: { level: required(oneOf(2, 3, 4)), id: anchor }, content: INLINE },
  paragraph: { content: INLINE },
  bulletList: { content: new Set(['listItem']), filled: true },
  orderedList: { attrs: { start: wholeNumber(0, 999_999_999) }, content: new Set(['listItem']), filled: true },
  listItem: { content: INNER, filled: true },
  blockquote: { attrs: { attribution: line(1000) }, content: INNER, filled: true },
  pullQuote: { attrs: { attribution: line(1000) }, content: INLINE },
  keyFindings: { content: INNER, filled: true },
  callout: {
    attrs: { tone: required(oneOf('note', 'important', 'warning', 'plain')), title: line(300) },
    content: INNER,
    filled: true,
  },
  codeBlock: { attrs: { language: languageName }, content: new Set(['text']) },
  horizontalRule: {},
  figure: {
    attrs: {
      file: required(fileId),
      alt: required(line(2000, 0)),
      decorative: oneOf('yes'),
      credit: line(1000),
      width: oneOf('text', 'wide', 'small'),
    },
    content: INLINE,
  },
  table: { attrs: { caption: line(2000), source: line(1000) }, content: new Set(['tableRow']), filled: true },
  tableRow: { content: new Set(['tableHeader', 'tableCell']) },
  tableHeader: CELL,
  tableCell: CELL,
  embed: { attrs: { url: embedAddress, title: required(line(300)) } },
  media: {
    attrs: {
      kind: required(oneOf('audio', 'video')),
      file: required(fileId),
      title: required(line(300)),
      poster: fileId,
      chapters,
    },
    content: INNER,
  },
  hardBreak: {},
  footnote: { content: new Set(['text', 'hardBreak']), filled: true },
};

export const MARKS: Record<Mark['type'], Record<string, AttrRule>> = {
  bold: {},
  italic: {},
  strike: {},
  code: {},
  superscript: {},
  subscript: {},
  link: { href: linkAddress, title: line(500) },
};
