import { Node } from '@tiptap/core';

/**
 * A note where its mark stands. Its words are content of the document, so that they go with whatever is cut, copied, dragged
 * and undone; to the text around it is one sign.
 */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  content: '(text | hardBreak)*',
  parseHTML: () => [{ tag: 'span[data-node="footnote"]', priority: 60 }],
  renderHTML: () => ['span', { 'data-node': 'footnote' }, 0],
});
