import type { Editor } from '@tiptap/core';
import type { Action } from './action.ts';

type Command =
  | 'addRowBefore'
  | 'addRowAfter'
  | 'deleteRow'
  | 'addColumnBefore'
  | 'addColumnAfter'
  | 'deleteColumn'
  | 'mergeOrSplit'
  | 'toggleHeaderRow'
  | 'toggleHeaderColumn'
  | 'toggleHeaderCell'
  | 'deleteTable';

const inTable = (name: Command, label: string, key?: string): Action => ({
  name,
  label,
  group: 'table',
  ...(key ? { keys: [key] } : {}),
  run: (editor) => editor.chain().focus()[name]().run(),
  possible: (editor) => editor.isActive('table') && editor.can()[name](),
});

const aligned = (align: 'left' | 'center' | 'right', label: string, key: string): Action => ({
  name: `align-${align}`,
  label,
  group: 'table',
  keys: [key],
  run: (editor) =>
    editor
      .chain()
      .setCellAttribute('align', isAligned(editor, align) ? null : align)
      .run(),
  active: (editor) => isAligned(editor, align),
  possible: (editor) => editor.isActive('table'),
});

/** What is done to the rows, columns and cells around the cursor. */
export const tableActions: Action[] = [
  inTable('addRowBefore', 'Row above', 'Mod-Alt-ArrowUp'),
  inTable('addRowAfter', 'Row below', 'Mod-Alt-ArrowDown'),
  inTable('deleteRow', 'Remove row', 'Mod-Alt-Backspace'),
  inTable('addColumnBefore', 'Column before', 'Mod-Alt-ArrowLeft'),
  inTable('addColumnAfter', 'Column after', 'Mod-Alt-ArrowRight'),
  inTable('deleteColumn', 'Remove column', 'Mod-Alt-Shift-Backspace'),
  inTable('mergeOrSplit', 'Merge or split cells', 'Mod-Alt-m'),
  inTable('toggleHeaderRow', 'Head row', 'Mod-Alt-h'),
  inTable('toggleHeaderColumn', 'Head column', 'Mod-Alt-Shift-h'),
  inTable('toggleHeaderCell', 'Head cell'),
  aligned('left', 'Align left', 'Alt-Shift-l'),
  aligned('center', 'Align to the center', 'Alt-Shift-e'),
  aligned('right', 'Align right', 'Alt-Shift-r'),
  inTable('deleteTable', 'Remove table'),
];

function isAligned(editor: Editor, align: string): boolean {
  return editor.isActive('tableCell', { align }) || editor.isActive('tableHeader', { align });
}
