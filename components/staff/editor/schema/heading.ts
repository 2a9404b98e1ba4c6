import { Node, textblockTypeInputRule } from '@tiptap/core';
import { storedAttributes } from './stored-attribute.ts';

const LEVELS = [2, 3, 4] as const;

/** A heading keeps its anchor while it is reworded or moved; what is split off it is a new one. */
export const Heading = Node.create({
  name: 'heading',
  content: 'inline*',
  defining: true,
  addAttributes() {
    return {
      level: { default: 2, rendered: false, keepOnSplit: true },
      id: { ...storedAttributes('heading', { id: 'id' }).id, keepOnSplit: false },
    };
  },
  parseHTML: () => LEVELS.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${node.attrs.level}`, HTMLAttributes, 0],
  addInputRules() {
    return LEVELS.map((level) =>
      textblockTypeInputRule({ find: new RegExp(`^#{${level}}\\s$`), type: this.type, getAttributes: { level } }),
    );
  },
});
