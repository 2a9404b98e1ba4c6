import { Node } from '@tiptap/core';
import { accepted, storedAttribute, storedAttributes } from './stored-attribute.ts';
import { INNER } from './whole.ts';

const NAMES = { kind: 'data-kind', file: 'data-file', title: 'data-title', poster: 'data-poster' };

/** Sound or film from the files; the blocks in it are its transcript. */
export const Media = Node.create({
  name: 'media',
  content: `${INNER}*`,
  draggable: true,
  isolating: true,
  defining: true,
  addAttributes() {
    const { kind, file, title, poster } = storedAttributes('media', NAMES);
    return {
      kind: { ...kind, default: undefined, isRequired: true },
      file: { ...file, default: undefined, isRequired: true },
      title: { ...title, default: 'Recording' },
      poster: { ...poster },
      chapters: {
        ...storedAttribute('media', 'chapters', writtenChapters),
        renderHTML: ({ chapters }) => (chapters ? { 'data-chapters': JSON.stringify(chapters) } : {}),
      },
    };
  },
  parseHTML: () => [
    {
      tag: 'figure[data-node="media"]',
      priority: 60,
      getAttrs: (element) =>
        accepted('media', 'file', element.getAttribute(NAMES.file)) &&
        accepted('media', 'kind', element.getAttribute(NAMES.kind))
          ? {}
          : false,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['figure', { 'data-node': 'media', ...HTMLAttributes }, 0],
});

function writtenChapters(element: HTMLElement): unknown {
  try {
    return JSON.parse(element.getAttribute('data-chapters') ?? 'null');
  } catch {
    return null;
  }
}
