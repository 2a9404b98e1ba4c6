import { Extension } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { Host } from './action.ts';
import { ACTIONS } from './actions.ts';
import { withParagraphBeside } from './put-block.ts';

/** The keys of every action, and what Enter and Backspace do where blocks are no lines of text. */
export const Keys = Extension.create<{ host: () => Host }>({
  name: 'keys',
  priority: 2000,
  addOptions: () => ({
    host: () => {
      throw new Error('The editor stands on no page.');
    },
  }),
  addKeyboardShortcuts() {
    const { editor } = this;
    const actions = ACTIONS.flatMap((action) => (action.keys ?? []).map((key) => [key, action] as const));
    return {
      ...Object.fromEntries(
        actions.map(([key, action]) => [
          key,
          () => {
            if (action.possible && !action.possible(editor)) return action.group !== 'table';
            action.run(editor, this.options.host());
            return true;
          },
        ]),
      ),
      Enter: () => leaveLine(this) || newlineInCode(this),
      'Shift-Enter': () =>
        editor.commands.insertContent({
          type: editor.isActive('codeBlock') ? 'text' : 'hardBreak',
          ...(editor.isActive('codeBlock') ? { text: '\n' } : {}),
        }),
      Backspace: () => backToBlock(this),
    };
  },
});

type Around = { editor: import('@tiptap/core').Editor };

/** Captions and pull quotes are one line: after it comes a paragraph. So it does after a block that is selected whole. */
function leaveLine({ editor }: Around): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  const isBlock = state.selection instanceof NodeSelection && state.selection.node.isBlock;
  const isLine = empty && ['figure', 'pullQuote'].includes($from.parent.type.name);
  if (!isBlock && !isLine) return false;
  const paragraph = state.schema.nodes.paragraph;
  const at = isBlock ? state.selection.to : $from.after();
  if (!paragraph) return false;
  const $at = state.doc.resolve(at);
  if (!$at.parent.canReplaceWith($at.index(), $at.index(), paragraph)) {
    const tr = withParagraphBeside(state, 'after');
    if (tr) view.dispatch(tr);
    return tr !== null;
  }
  const atEnd = isBlock || $from.parentOffset === $from.parent.content.size;
  const next = $at.nodeAfter;
  if (atEnd && next?.type === paragraph && next.childCount === 0) {
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at + 1)).scrollIntoView());
    return true;
  }
  const rest = atEnd ? undefined : $from.parent.slice($from.parentOffset).content;
  const tr = state.tr.insert(at, paragraph.create(null, rest));
  if (!atEnd) tr.delete($from.pos, $from.end());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(at, -1) + 1)).scrollIntoView());
  return true;
}

/** A line break in code; the third at its end leaves it. */
function newlineInCode({ editor }: Around): boolean {
  const { $from, empty } = editor.state.selection;
  if ($from.parent.type.name !== 'codeBlock' || !empty) return editor.commands.newlineInCode();
  const atEnd = $from.parentOffset === $from.parent.content.size;
  if (!atEnd || !$from.parent.textContent.endsWith('\n\n')) return editor.commands.newlineInCode();
  return editor
    .chain()
    .command(({ tr }) => {
      tr.delete($from.pos - 2, $from.pos);
      return true;
    })
    .exitCode()
    .run();
}

/** At the start of a line that isn't plain text it becomes text; after a block that isn't text, the block is selected. */
function backToBlock({ editor }: Around): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || !(state.selection instanceof TextSelection)) return false;
  if (['heading', 'pullQuote', 'codeBlock'].includes($from.parent.type.name))
    return editor.commands.setNode('paragraph');
  if ($from.parent.type.name === 'figure') {
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, $from.before())));
    return true;
  }
  return false;
}
