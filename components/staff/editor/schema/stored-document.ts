import type { JSONContent } from '@tiptap/core';
import type { Mark as EditorMark, Node as EditorNode, Fragment } from '@tiptap/pm/model';
import { cleanText } from '../../../../publishing/body/attributes.ts';
import type { Block, Document, DocumentNode, Mark } from '../../../../publishing/body/document.ts';
import { NODES } from '../../../../publishing/body/node-rules.ts';

/** What the editor is given for a document. One without blocks gets an empty paragraph to type into. */
export function editedFrom(document: Document): JSONContent {
  return document.content.length > 0 ? document : { type: 'doc', content: [{ type: 'paragraph' }] };
}

/**
 * The document that the editor holds, as it is stored. Left out is what says nothing: an only paragraph without words, notes
 * without words (unless `withEmptyNotes`), attributes at their default. Of two headings with one anchor the first keeps it.
 */
export function storedFrom(edited: EditorNode, { withEmptyNotes = false } = {}): Document {
  const only = edited.childCount === 1 ? edited.firstChild : null;
  if (only?.type.name === 'paragraph' && only.childCount === 0) return { type: 'doc', content: [] };
  const known = withEmptyNotes ? new WeakMap<EditorNode, DocumentNode>() : STORED;
  const blocks = childrenOf(edited.content, known, withEmptyNotes) as Block[];
  return { type: 'doc', content: withoutRepeatedAnchors(blocks) };
}

type Known = WeakMap<EditorNode, DocumentNode>;

/** Nodes of the editor never change, so what each is when stored is found once. */
const STORED: Known = new WeakMap();

function storedNode(node: EditorNode, known: Known, withEmptyNotes: boolean): DocumentNode {
  const before = known.get(node);
  if (before) return before;
  const stored = node.isText ? storedText(node) : storedElement(node, known, withEmptyNotes);
  known.set(node, stored);
  return stored;
}

function storedElement(node: EditorNode, known: Known, withEmptyNotes: boolean): DocumentNode {
  const type = node.type.name as Exclude<DocumentNode['type'], 'text'>;
  const attrs = storedAttrs(node, Object.keys(NODES[type].attrs ?? {}));
  const content = childrenOf(node.content, known, withEmptyNotes);
  return {
    type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 || type === 'tableRow' ? { content } : {}),
  } as DocumentNode;
}

function childrenOf(content: Fragment, known: Known, withEmptyNotes: boolean): DocumentNode[] {
  const children: DocumentNode[] = [];
  content.forEach((child) => {
    if (child.isText && cleanText(child.text ?? '') === '') return;
    if (child.type.name === 'footnote' && !withEmptyNotes && cleanText(child.textContent).trim() === '') return;
    children.push(storedNode(child, known, withEmptyNotes));
  });
  return children;
}

function storedAttrs(node: EditorNode, names: string[]): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const name of names) {
    const value = node.attrs[name];
    const isSpanOfOne = (name === 'colspan' || name === 'rowspan') && value === 1;
    if (value !== null && value !== undefined && !isSpanOfOne) attrs[name] = value;
  }
  return attrs;
}

function storedText(node: EditorNode): DocumentNode {
  const marks = node.marks.map(storedMark);
  return { type: 'text', text: cleanText(node.text ?? ''), ...(marks.length > 0 ? { marks } : {}) };
}

function storedMark({ type, attrs }: EditorMark): Mark {
  if (type.name !== 'link') return { type: type.name } as Mark;
  return { type: 'link', attrs: attrs.title ? { href: attrs.href, title: attrs.title } : { href: attrs.href } };
}

function withoutRepeatedAnchors(blocks: Block[]): Block[] {
  const taken = new Set<string>();
  return blocks.map((block) => {
    if (block.type !== 'heading' || !block.attrs.id) return block;
    if (taken.has(block.attrs.id)) return { ...block, attrs: { level: block.attrs.level } };
    taken.add(block.attrs.id);
    return block;
  });
}
