import { Node } from '@tiptap/core';
import { accepted, storedAttributes } from './stored-attribute.ts';
import { INNER } from './whole.ts';

export const KeyFindings = Node.create({
  name: 'keyFindings',
  content: `${INNER}+`,
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'section[data-node="key-findings"]' }],
  renderHTML: () => ['section', { 'data-node': 'key-findings' }, 0],
});

export const Callout = Node.create({
  name: 'callout',
  content: `${INNER}+`,
  defining: true,
  addAttributes: () => ({
    ...storedAttributes('callout', { title: 'data-title' }),
    tone: {
      default: 'note',
      parseHTML: (element) => accepted('callout', 'tone', element.getAttribute('data-tone')) ?? 'note',
      renderHTML: ({ tone }) => ({ 'data-tone': tone }),
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-node="callout"]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { 'data-node': 'callout', ...HTMLAttributes }, 0],
});
