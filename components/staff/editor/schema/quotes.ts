import { Node, wrappingInputRule } from '@tiptap/core';
import { storedAttributes } from './stored-attribute.ts';
import { INNER } from './whole.ts';

export const Blockquote = Node.create({
  name: 'blockquote',
  content: `${INNER}+`,
  defining: true,
  addAttributes: () => storedAttributes('blockquote', { attribution: 'data-attribution' }),
  parseHTML: () => [{ tag: 'blockquote:not([data-node])' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
});

/** A sentence of the text set large: one line of words, and who said them. */
export const PullQuote = Node.create({
  name: 'pullQuote',
  content: 'inline*',
  defining: true,
  addAttributes: () => storedAttributes('pullQuote', { attribution: 'data-attribution' }),
  parseHTML: () => [{ tag: 'blockquote[data-node="pull-quote"]', contentElement: pullQuoteText, priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', { 'data-node': 'pull-quote', ...HTMLAttributes }, ['p', 0]],
});

function pullQuoteText(element: globalThis.Node): HTMLElement {
  const quote = element as HTMLElement;
  return quote.querySelector('p') ?? quote;
}
