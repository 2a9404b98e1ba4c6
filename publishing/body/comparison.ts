import { canonicalJson } from '../../lib/canonical-json.ts';
import { difference, type Stretch } from '../../lib/difference.ts';
import { alignBlocks } from './alignment.ts';
import { withAnchors } from './anchors.ts';
import type { Block, Document, DocumentNode, Inline, Mark } from './document.ts';
import { countWords } from './text.ts';

/** A piece of running text: in both, only in the earlier, only in the later, or the same words set otherwise (`marks` says how). */
export type Run = { what: Stretch['what']; text: string; marks?: string };

export type AttributeChange = { label: string; runs: Run[] };

/**
 * A node of two documents side by side. Its own words are `runs` (footnotes stand in them in brackets), what it contains is
 * `children`. `moved`: the same block stands elsewhere in the other document.
 */
export type ComparedNode = {
  what: 'same' | 'changed' | 'removed' | 'added';
  label: string;
  type: DocumentNode['type'];
  moved?: boolean;
  attributes: AttributeChange[];
  runs: Run[];
  children: ComparedNode[];
};

export type Names = (id: string) => string;

/** Goes through two documents block by block, and through what changed word by word; tables cell by cell. */
export function compareDocuments(earlier: Document, later: Document, names: Names = (id) => id): ComparedNode[] {
  const [before, after] = [withAnchors(earlier), withAnchors(later)];
  const steps = alignBlocks(before.content, after.content);
  const gone = new Set(steps.flatMap((step) => (step.what === 'removed' ? keyOf(before.content[step.before]) : [])));
  const come = new Set(steps.flatMap((step) => (step.what === 'added' ? keyOf(after.content[step.after]) : [])));
  return steps.flatMap((step): ComparedNode[] => {
    const [a, b] = [
      step.before === null ? null : before.content[step.before],
      step.after === null ? null : after.content[step.after],
    ];
    const nodes = compareNodes(a ?? null, b ?? null, names);
    const moved =
      (a && step.what === 'removed' && come.has(keyOf(a))) || (b && step.what === 'added' && gone.has(keyOf(b)));
    return moved ? nodes.map((node) => ({ ...node, moved: true })) : nodes;
  });
}

/** Words of one line of text that went and came. */
export function compareText(before: string, after: string): Run[] {
  return runsBetween(tokensOf(before, ''), tokensOf(after, ''));
}

/** How many words went and how many came. */
export function countChanges(nodes: ComparedNode[]): { deleted: number; inserted: number } {
  const counts = { deleted: 0, inserted: 0 };
  for (const run of runsIn(nodes)) if (run.what !== 'same') counts[run.what] += countWords(run.text);
  return counts;
}

/** Every run of the nodes and of what they contain, in reading order. */
export function runsIn(nodes: ComparedNode[]): Run[] {
  return nodes.flatMap(({ runs, children }) => [...runs, ...runsIn(children)]);
}

function compareNodes(before: DocumentNode | null, after: DocumentNode | null, names: Names): ComparedNode[] {
  if (before === null || after === null || !comparable(before, after)) {
    return [...(before ? [whole(before, 'removed', names)] : []), ...(after ? [whole(after, 'added', names)] : [])];
  }
  if (keyOf(before) === keyOf(after)) return [whole(before, 'same', names)];
  const attributes = attributeChanges(before, after, names);
  if (hasWords(before) && hasWords(after)) {
    const runs = runsBetween(wordsOf(before), wordsOf(after));
    return [{ what: 'changed', label: labelOf(after), type: after.type, attributes, runs, children: [] }];
  }
  const children = compareChildren(childrenOf(before), childrenOf(after), names);
  return [{ what: 'changed', label: labelOf(after), type: after.type, attributes, runs: [], children }];
}

function compareChildren(before: DocumentNode[], after: DocumentNode[], names: Names): ComparedNode[] {
  const cells = (nodes: DocumentNode[]) => nodes.every(({ type }) => type === 'tableCell' || type === 'tableHeader');
  if (before.length === after.length && cells(before) && cells(after)) {
    return before.flatMap((cell, index) => compareNodes(cell, after[index] ?? null, names));
  }
  return alignBlocks(before as Block[], after as Block[]).flatMap(({ before: i, after: j }) =>
    compareNodes(i === null ? null : (before[i] ?? null), j === null ? null : (after[j] ?? null), names),
  );
}

/** Both have words of their own, or both have parts. */
function comparable(before: DocumentNode, after: DocumentNode): boolean {
  if (hasWords(before) !== hasWords(after)) return false;
  return before.type === after.type || hasWords(before) || (isContainer(before) && isContainer(after));
}

function isContainer({ type }: DocumentNode): boolean {
  return CONTAINERS.has(type);
}

const CONTAINERS = new Set<DocumentNode['type']>([
  'bulletList',
  'orderedList',
  'blockquote',
  'callout',
  'keyFindings',
  'tableHeader',
  'tableCell',
]);

function whole(node: DocumentNode, what: 'same' | 'removed' | 'added', names: Names): ComparedNode {
  const run = what === 'removed' ? 'deleted' : what === 'added' ? 'inserted' : 'same';
  const of = (text: string): Run[] => (text === '' ? [] : [{ what: run, text }]);
  return {
    what,
    label: labelOf(node),
    type: node.type,
    attributes: Object.entries(attributesOf(node, names)).map(([label, value]) => ({ label, runs: of(value) })),
    runs: hasWords(node) ? of(textOf(wordsOf(node))) : [],
    children: hasWords(node) ? [] : childrenOf(node).map((child) => whole(child, what, names)),
  };
}

function attributeChanges(before: DocumentNode, after: DocumentNode, names: Names): AttributeChange[] {
  const [was, now] = [attributesOf(before, names), attributesOf(after, names)];
  const kind =
    before.type === after.type ? [] : [{ label: 'Kind of block', runs: replaced(labelOf(before), labelOf(after)) }];
  const labels = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return [
    ...kind,
    ...labels.flatMap((label) => {
      const [earlier, later] = [was[label] ?? '', now[label] ?? ''];
      if (earlier === later) return [];
      return [{ label, runs: PROSE.has(label) ? compareText(earlier, later) : replaced(earlier, later) }];
    }),
  ];
}

function replaced(was: string, now: string): Run[] {
  return [
    ...(was ? [{ what: 'deleted' as const, text: was }] : []),
    ...(now ? [{ what: 'inserted' as const, text: now }] : []),
  ];
}

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
  poster: 'Still picture',
  start: 'First number',
  colspan: 'Columns',
  rowspan: 'Rows',
  align: 'Alignment',
};
const PROSE = new Set(['Attribution', 'Title', 'Text for those who can’t see it', 'Credit', 'Caption', 'Source']);

function attributesOf(node: DocumentNode, names: Names): Record<string, string> {
  const attrs = ('attrs' in node && node.attrs ? node.attrs : {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => [
      ATTRIBUTE_LABELS[name] ?? name,
      name === 'file' || name === 'poster' ? names(String(value)) : String(value),
    ]),
  );
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

function labelOf(node: DocumentNode): string {
  return node.type === 'heading' ? `Heading ${node.attrs.level - 1}` : LABELS[node.type];
}

/** Words of its own, as a paragraph has, not parts. */
function hasWords({ type }: DocumentNode): boolean {
  return (
    type === 'paragraph' || type === 'heading' || type === 'pullQuote' || type === 'figure' || type === 'codeBlock'
  );
}

function childrenOf(node: DocumentNode): DocumentNode[] {
  return 'content' in node && node.content ? (node.content as DocumentNode[]) : [];
}

type Token = { text: string; marks: string };

function wordsOf(node: DocumentNode): Token[] {
  return (childrenOf(node) as Inline[]).flatMap((item): Token[] => {
    if (item.type === 'text') return tokensOf(item.text, marksOf(item.marks));
    if (item.type === 'hardBreak') return [{ text: '\n', marks: '' }];
    const note = item.content.flatMap((part) =>
      part.type === 'text' ? tokensOf(part.text, marksOf(part.marks)) : [{ text: '\n', marks: '' }],
    );
    return [{ text: ' [Note: ', marks: '' }, ...note, { text: ']', marks: '' }];
  });
}

const TOKEN =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+|[.,]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]/gu;

function tokensOf(text: string, marks: string): Token[] {
  return (text.match(TOKEN) ?? []).map((token) => ({ text: token, marks }));
}

const MARK_NAMES: Record<Exclude<Mark['type'], 'link'>, string> = {
  bold: 'bold',
  italic: 'italic',
  strike: 'struck through',
  code: 'code',
  superscript: 'raised',
  subscript: 'lowered',
};

function marksOf(marks: readonly Mark[] = []): string {
  return marks
    .map((mark) =>
      mark.type === 'link'
        ? `link to ${mark.attrs.href}${mark.attrs.title ? ` (${mark.attrs.title})` : ''}`
        : MARK_NAMES[mark.type],
    )
    .join(', ');
}

function textOf(tokens: Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

function runsBetween(before: Token[], after: Token[]): Run[] {
  const stretches = difference(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  const runs = stretches.flatMap(({ what, from, to, at, end }): Run[] => {
    if (what === 'deleted') return [{ what, text: textOf(before.slice(from, to)) }];
    if (what === 'inserted') return [{ what, text: textOf(after.slice(at, end)) }];
    return sameRuns(before.slice(from, to), after.slice(at, end));
  });
  return readable(runs);
}

/** The same words, parted where they are set otherwise than before. */
function sameRuns(before: Token[], after: Token[]): Run[] {
  const runs: Run[] = [];
  for (const [index, { text, marks }] of after.entries()) {
    const was = before[index]?.marks ?? '';
    const change = was === marks ? undefined : `was ${was || 'plain'}, is ${marks || 'plain'}`;
    const last = runs.at(-1);
    if (last && last.marks === change) last.text += text;
    else runs.push({ what: 'same', text, ...(change ? { marks: change } : {}) });
  }
  return runs;
}

/** Joins changes that only white space parts: whole phrases go and come, not every other word. */
function readable(runs: Run[]): Run[] {
  const joined: Run[] = [];
  let change = { deleted: '', inserted: '' };
  const close = () => {
    joined.push(...replaced(change.deleted, change.inserted));
    change = { deleted: '', inserted: '' };
  };
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1];
    const open = change.deleted !== '' || change.inserted !== '';
    if (run.what !== 'same') change[run.what] += run.text;
    else if (open && next && next.what !== 'same' && !run.marks && /^\s+$/.test(run.text)) {
      change.deleted += run.text;
      change.inserted += run.text;
    } else {
      close();
      joined.push(run);
    }
  }
  close();
  return joined;
}

function keyOf(node: unknown): string {
  return canonicalJson(node);
}
