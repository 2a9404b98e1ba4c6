import { Node } from '@tiptap/core';
import { accepted, storedAttribute, storedAttributes } from './stored-attribute.ts';

/** A picture from the files; what is typed in it is its caption. */
export const Figure = Node.create({
  name: 'figure',
  content: 'inline*',
  draggable: true,
  isolating: true,
  defining: true,
  addAttributes: () => ({
    file: { ...storedAttributes('figure', { file: 'data-file' }).file, default: undefined, isRequired: true },
    alt: {
      ...storedAttribute('figure', 'alt', (element) => element.querySelector('img')?.getAttribute('alt')),
      default: '',
    },
    ...storedAttributes('figure', { decorative: 'data-decorative', credit: 'data-credit', width: 'data-width' }),
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-file]:not([data-node])',
      contentElement: captionOf,
      getAttrs: (element) => (accepted('figure', 'file', element.getAttribute('data-file')) ? {} : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'figure',
    HTMLAttributes,
    ['img', { alt: node.attrs.alt }],
    ['figcaption', 0],
  ],
});

function captionOf(element: globalThis.Node): HTMLElement {
  const figure = element as HTMLElement;
  return figure.querySelector('figcaption') ?? figure.ownerDocument.createElement('figcaption');
}
