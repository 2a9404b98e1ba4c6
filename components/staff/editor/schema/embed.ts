import { Node } from '@tiptap/core';
import { accepted, storedAttributes } from './stored-attribute.ts';

/** Something from an allowed site. For other programs it is a link in a box. */
export const Embed = Node.create({
  name: 'embed',
  atom: true,
  draggable: true,
  addAttributes() {
    const { url, title } = storedAttributes('embed', { url: 'data-url', title: 'data-title' });
    return {
      url: { ...url, default: undefined, isRequired: true },
      title: { ...title, default: 'Link' },
    };
  },
  parseHTML: () => [
    {
      tag: 'div[data-node="embed"]',
      getAttrs: (element) => (accepted('embed', 'url', element.getAttribute('data-url')) ? {} : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    { 'data-node': 'embed', ...HTMLAttributes },
    ['a', { href: node.attrs.url }, node.attrs.title],
  ],
});
