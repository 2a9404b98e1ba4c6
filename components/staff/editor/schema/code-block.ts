import { Node, textblockTypeInputRule } from '@tiptap/core';
import { storedAttribute } from './stored-attribute.ts';

export const CodeBlock = Node.create({
  name: 'codeBlock',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({ language: storedAttribute('codeBlock', 'language', languageOf) }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: ({ node }) => [
    'pre',
    ['code', node.attrs.language ? { class: `language-${node.attrs.language}` } : {}, 0],
  ],
  addInputRules() {
    return [
      textblockTypeInputRule({
        find: /^```([A-Za-z0-9+#._-]{1,32})?\s$/,
        type: this.type,
        getAttributes: (match) => ({ language: match[1] ?? null }),
      }),
    ];
  },
});

function languageOf(element: HTMLElement): string | undefined {
  const names = element.querySelector('code')?.className ?? element.className;
  return /(?:^|\s)lang(?:uage)?-(\S+)/.exec(names)?.[1];
}
