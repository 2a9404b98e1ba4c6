import { linesOf } from './chapters.ts';
import type { Chapter, DocumentNode } from './document.ts';

/** What ids of files in a document are called. */
export type Names = (id: string) => string;

const ATTRIBUTE_LABELS: Record<string, string> = {
  level: 'Level',
  id: 'Anchor',
  attribution: 'Attribution',
  language: 'Language',
  tone: 'Tone',
  title: 'Title',
  file: 'File',
  alt: 'Text for those who can’t see it',
  credit: 'Credit',
  width: 'Width',
  caption: 'Caption',
  source: 'Source',
  url: 'Address',
  kind: 'Kind',
  decorative: 'Decoration only',
  chapters: 'Chapters',
  poster: 'Still picture',
  start: 'First number',
  colspan: 'Columns',
  rowspan: 'Rows',
  align: 'Alignment',
};
const PROSE = new Set([
  'Attribution',
  'Title',
  'Text for those who can’t see it',
  'Credit',
  'Caption',
  'Source',
  'Chapters',
]);

/** Whether the attribute of this label is words to be read, not a choice. */
export function isProse(label: string): boolean {
  return PROSE.has(label);
}

/** The attributes of a node as staff read them, by their labels. */
export function attributesOf(node: DocumentNode, names: Names): Record<string, string> {
  const attrs = ('attrs' in node && node.attrs ? node.attrs : {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => [ATTRIBUTE_LABELS[name] ?? name, inWords(name, value, names)]),
  );
}

function inWords(name: string, value: unknown, names: Names): string {
  if (name === 'file' || name === 'poster') return names(String(value));
  if (name === 'chapters') return linesOf(value as Chapter[]).replaceAll('\n', ', ');
  return String(value);
}

const LABELS: Record<Exclude<DocumentNode['type'], 'heading'>, string> = {
  doc: 'Text',
  paragraph: 'Paragraph',
  bulletList: 'Bulleted list',
  orderedList: 'Numbered list',
  listItem: 'Item',
  blockquote: 'Quotation',
  pullQuote: 'Pull quote',
  keyFindings: 'Key findings',
  callout: 'Callout',
  codeBlock: 'Code',
  horizontalRule: 'Rule',
  figure: 'Figure',
  table: 'Table',
  tableRow: 'Row',
  tableHeader: 'Header cell',
  tableCell: 'Cell',
  embed: 'Embed',
  media: 'Recording',
  text: 'Text',
  hardBreak: 'Line break',
  footnote: 'Footnote',
};

/** Headings are counted as the tools of the editor and the release gate count them: the title of the page is the first. */
export function labelOf(node: DocumentNode): string {
  return node.type === 'heading' ? `Heading ${node.attrs.level}` : LABELS[node.type];
}
