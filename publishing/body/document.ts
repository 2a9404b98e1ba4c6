/**
 * The document: a publication's body as ProseMirror JSON of our own schema. Node and mark names are those the editor
 * uses, so that what is stored, validated, rendered and edited is one thing. Stored HTML is never rendered; the renderer
 * knows these nodes and no others.
 */
export type Document = { type: 'doc'; content: Block[] };

export type Block = Heading | KeyFindings | InnerBlock;

/** What may stand inside another block: everything but what structures the whole document. */
export type InnerBlock =
  | Paragraph
  | BulletList
  | OrderedList
  | Blockquote
  | PullQuote
  | Callout
  | CodeBlock
  | HorizontalRule
  | Figure
  | Table
  | Embed
  | Media;

/** `id` is the anchor of the heading, unique in the document; there from the first release on. Level 1 is the page's own. */
export type Heading = { type: 'heading'; attrs: { level: 2 | 3 | 4; id?: string }; content?: Inline[] };
export type Paragraph = { type: 'paragraph'; content?: Inline[] };
export type BulletList = { type: 'bulletList'; content: ListItem[] };
export type OrderedList = { type: 'orderedList'; attrs?: { start?: number }; content: ListItem[] };
export type ListItem = { type: 'listItem'; content: InnerBlock[] };
export type Blockquote = { type: 'blockquote'; attrs?: { attribution?: string }; content: InnerBlock[] };
/** A sentence of the text itself, set large beside it. */
export type PullQuote = { type: 'pullQuote'; attrs?: { attribution?: string }; content?: Inline[] };
/** The findings of a report, shown above its text: the first block of the document or absent. */
export type KeyFindings = { type: 'keyFindings'; content: InnerBlock[] };
/** A plain one has no word of its own over what stands in it. */
export type CalloutTone = 'note' | 'important' | 'warning' | 'plain';
export type Callout = { type: 'callout'; attrs: { tone: CalloutTone; title?: string }; content: InnerBlock[] };
export type CodeBlock = { type: 'codeBlock'; attrs?: { language?: string }; content?: Text[] };
export type HorizontalRule = { type: 'horizontalRule' };

export type FigureWidth = 'text' | 'wide' | 'small';
/** A picture from the files, by id. `alt` may be empty only where it is said to be decoration. The content is the caption. */
export type Figure = {
  type: 'figure';
  attrs: { file: string; alt: string; decorative?: 'yes'; credit?: string; width?: FigureWidth };
  content?: Inline[];
};

export type Table = { type: 'table'; attrs?: { caption?: string; source?: string }; content: TableRow[] };
export type TableRow = { type: 'tableRow'; content: (TableHeader | TableCell)[] };
export type CellAttrs = { colspan?: number; rowspan?: number; align?: 'left' | 'center' | 'right' };
export type TableHeader = { type: 'tableHeader'; attrs?: CellAttrs; content: InnerBlock[] };
export type TableCell = { type: 'tableCell'; attrs?: CellAttrs; content: InnerBlock[] };

/** Something shown from an allowed site. `url` is the address a reader would open; the player's address is derived. */
export type Embed = { type: 'embed'; attrs: { url: string; title: string } };
/** Where a part of a recording begins, in whole seconds from its start. */
export type Chapter = { start: number; title: string };
/** Sound or film from the files, by id, with its chapters in order; the content is the transcript. */
export type Media = {
  type: 'media';
  attrs: { kind: 'audio' | 'video'; file: string; title: string; poster?: string; chapters?: Chapter[] };
  content?: InnerBlock[];
};

export type Inline = Text | HardBreak | Footnote;
export type Text = { type: 'text'; text: string; marks?: Mark[] };
export type HardBreak = { type: 'hardBreak' };
/** The note stands in the text where its mark stands; numbers follow from order. */
export type Footnote = { type: 'footnote'; content: (Text | HardBreak)[] };

export type Mark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'strike' }
  | { type: 'code' }
  | { type: 'superscript' }
  | { type: 'subscript' }
  | { type: 'link'; attrs: { href: string; title?: string } };

export type DocumentNode = Block | Inline | ListItem | TableRow | TableHeader | TableCell | Document;

export const EMPTY_DOCUMENT: Document = { type: 'doc', content: [] };

/** What the renderer must know about a file that a document names. `src` is null when the bytes were never obtained. */
export type DocumentFile = {
  id: string;
  src: string | null;
  contentType: string;
  bytes: number | null;
  width: number | null;
  height: number | null;
  /** Smaller copies of a picture, ascending. */
  renditions: { src: string; width: number }[];
  /** What must stay in sight where a picture is cropped, in percent from the left and from the top; else its middle. */
  focus?: { x: number; y: number };
};
export type DocumentFiles = Record<string, DocumentFile>;
