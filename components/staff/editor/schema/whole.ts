import { Node } from '@tiptap/core';

/** What may stand inside another block; a paragraph first, so that a new block is one. */
export const INNER =
  '(paragraph | bulletList | orderedList | blockquote | pullQuote | callout | codeBlock | horizontalRule | figure | table | embed | media)';
const TOP =
  '(paragraph | heading | bulletList | orderedList | blockquote | pullQuote | callout | codeBlock | horizontalRule | figure | table | embed | media)';

/** The whole document. Key findings open it or are absent; while it is edited it holds at least one block. */
export const Whole = Node.create({
  name: 'doc',
  topNode: true,
  content: `${TOP}+ | (keyFindings ${TOP}*)`,
});

export const Text = Node.create({ name: 'text', group: 'inline' });

export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
});

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

export const HorizontalRule = Node.create({
  name: 'horizontalRule',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
});
