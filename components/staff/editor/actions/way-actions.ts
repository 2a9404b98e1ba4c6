import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { withNextComment } from '../comments/comment-marks.ts';
import type { Action } from './action.ts';
import { withBlockMoved, withParagraphBeside } from './put-block.ts';

const moving = (name: string, label: string, key: string, change: (editor: Editor) => Transaction | null): Action => ({
  name,
  label,
  group: 'way',
  keys: [key],
  run: (editor) => {
    const tr = change(editor);
    if (tr) editor.view.dispatch(tr);
    editor.view.focus();
  },
});

/** Ways through the text and to the tools around it. */
export const wayActions: Action[] = [
  moving('paragraphAfter', 'New paragraph after this block', 'Mod-Enter', ({ state }) =>
    withParagraphBeside(state, 'after'),
  ),
  moving('paragraphBefore', 'New paragraph before this block', 'Mod-Shift-Enter', ({ state }) =>
    withParagraphBeside(state, 'before'),
  ),
  moving('moveUp', 'Move this block up', 'Alt-ArrowUp', ({ state }) => withBlockMoved(state, -1)),
  moving('moveDown', 'Move this block down', 'Alt-ArrowDown', ({ state }) => withBlockMoved(state, 1)),
  {
    name: 'openMenu',
    label: 'Put something in',
    group: 'way',
    keys: ['Mod-Alt-Enter'],
    run: (_editor, host) => host.openMenu(),
  },
  {
    name: 'focusTools',
    label: 'To the tools of what the cursor is in',
    group: 'way',
    keys: ['Alt-Enter'],
    run: (_editor, host) => host.focusTools(),
  },
  {
    name: 'focusToolbar',
    label: 'To the toolbar',
    group: 'way',
    keys: ['Alt-F10'],
    run: (_editor, host) => host.focusToolbar(),
  },
  {
    name: 'comment',
    label: 'Comment on what is selected',
    group: 'way',
    keys: ['Mod-Alt-a'],
    run: (_editor, host) => host.comment?.(),
    possible: ({ state }) => !state.selection.empty,
  },
  {
    name: 'nextComment',
    label: 'To the next passage with a comment',
    group: 'way',
    keys: ['Mod-Alt-Shift-a'],
    run: ({ state, view }, host) => {
      const tr = withNextComment(state);
      if (tr) view.dispatch(tr);
      else host.say('Nobody has commented on this text.');
    },
  },
  { name: 'showKeys', label: 'Show every key', group: 'way', keys: ['Mod-/'], run: (_editor, host) => host.showKeys() },
];
