import type { Editor } from '@tiptap/core';
import { withNewNote } from '../notes/open-note.ts';
import type { Action } from './action.ts';

const style = (name: string, label: string, keys: string[], level: number | null, finds: string): Action => ({
  name,
  label,
  group: 'style',
  keys,
  finds,
  run: (editor) =>
    level === null
      ? editor.chain().setNode('paragraph').run()
      : editor.chain().toggleNode('heading', 'paragraph', { level }).run(),
  active: (editor) => (level === null ? editor.isActive('paragraph') : editor.isActive('heading', { level })),
  possible: (editor) => level === null || editor.can().setNode('heading', { level }),
});

const mark = (name: string, label: string, ...keys: string[]): Action => ({
  name,
  label,
  group: 'words',
  keys,
  run: (editor) => editor.chain().toggleMark(name).run(),
  active: (editor) => editor.isActive(name),
  possible: (editor) => editor.can().toggleMark(name),
});

const list = (name: 'bulletList' | 'orderedList', label: string, key: string, finds: string): Action => ({
  name,
  label,
  group: 'lists',
  keys: [key],
  finds,
  run: (editor) => editor.chain().toggleList(name, 'listItem').run(),
  active: (editor) => editor.isActive(name),
  possible: (editor) => !isIn(editor, 'heading', 'codeBlock', 'figure', 'pullQuote'),
});

/** What is done to words and lines. */
export const textActions: Action[] = [
  {
    name: 'undo',
    label: 'Undo',
    group: 'history',
    keys: ['Mod-z'],
    run: (editor) => editor.chain().undo().run(),
    possible: (editor) => editor.can().undo(),
  },
  {
    name: 'redo',
    label: 'Redo',
    group: 'history',
    keys: ['Mod-Shift-z', 'Mod-y'],
    run: (editor) => editor.chain().redo().run(),
    possible: (editor) => editor.can().redo(),
  },
  style('paragraph', 'Text', ['Mod-Alt-0'], null, 'paragraph body plain'),
  style('heading2', 'Heading', ['Mod-Alt-2'], 2, 'h2 section title'),
  style('heading3', 'Subheading', ['Mod-Alt-3'], 3, 'h3'),
  style('heading4', 'Small heading', ['Mod-Alt-4'], 4, 'h4'),
  mark('bold', 'Bold', 'Mod-b'),
  mark('italic', 'Italic', 'Mod-i'),
  mark('strike', 'Strike through', 'Mod-Shift-s'),
  mark('superscript', 'Superscript', 'Mod-.'),
  mark('subscript', 'Subscript', 'Mod-,'),
  mark('code', 'Code', 'Mod-e'),
  {
    name: 'link',
    label: 'Link',
    group: 'words',
    keys: ['Mod-k'],
    run: (_editor, host) => host.editLink(),
    active: (editor) => editor.isActive('link'),
    possible: (editor) => editor.state.selection.$from.parent.type.allowsMarkType(editor.schema.marks.link as never),
  },
  {
    name: 'footnote',
    label: 'Footnote',
    group: 'words',
    keys: ['Mod-Alt-f'],
    finds: 'note reference source',
    run: ({ state, view }) => {
      const tr = withNewNote(state);
      if (tr) view.dispatch(tr);
    },
    possible: ({ state }) => withNewNote(state) !== null,
  },
  list('bulletList', 'Bulleted list', 'Mod-Shift-8', 'ul unordered points'),
  list('orderedList', 'Numbered list', 'Mod-Shift-7', 'ol ordered steps'),
];

function isIn(editor: Editor, ...names: string[]): boolean {
  return names.some((name) => editor.isActive(name));
}
