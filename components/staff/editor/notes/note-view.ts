import type { Editor } from '@tiptap/core';
import { baseKeymap, chainCommands, toggleMark } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import { Fragment, Node, Slice } from '@tiptap/pm/model';
import { type Command, EditorState, type Transaction } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { EditorView } from '@tiptap/pm/view';
import { documentFromPasted } from '../../../../publishing/body/html/pasted.ts';
import { treeOf } from '../paste/dom-tree.ts';
import { noteText } from './note-text.ts';
import { FROM_NOTE, openNote } from './open-note.ts';

/** The words of the open note, edited in a view of their own. Each change is at once a change of the document. */
export function noteEditor(
  place: HTMLElement,
  editor: Editor,
  label: string,
  ways: { leave: () => void; editLink: () => void },
): EditorView {
  const outer = editor.view;
  const undo: Command = () => editor.commands.undo();
  const redo: Command = () => editor.commands.redo();
  const out: Command = () => {
    ways.leave();
    return true;
  };
  const link: Command = () => {
    ways.editLink();
    return true;
  };
  const { marks, nodes } = outer.state.schema;
  const mark = (name: string) => toggleMark(marks[name] as NonNullable<(typeof marks)[string]>);
  const lineBreak: Command = (state, dispatch) => {
    if (nodes.hardBreak) dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create()).scrollIntoView());
    return true;
  };
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: noteNode(editor) ?? (nodes.footnote as NonNullable<typeof nodes.footnote>).create(),
      plugins: [
        keymap({
          Escape: out,
          'Mod-Enter': out,
          Enter: out,
          'Shift-Enter': lineBreak,
          'Mod-z': undo,
          'Mod-y': redo,
          'Shift-Mod-z': redo,
          'Mod-k': link,
          'Mod-b': mark('bold'),
          'Mod-i': mark('italic'),
          'Mod-e': mark('code'),
          'Mod-.': mark('superscript'),
          'Mod-,': mark('subscript'),
          'Mod-Shift-s': mark('strike'),
        }),
        keymap({
          Backspace: chainCommands(baseKeymap.Backspace ?? (() => false), () => true),
          Delete: baseKeymap.Delete ?? (() => false),
          'Mod-a': baseKeymap['Mod-a'] ?? (() => false),
        }),
      ],
    }),
    editable: () => outer.editable,
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'editor-note-text' },
    dispatchTransaction: (tr) => {
      const { state, transactions } = view.state.applyTransaction(tr);
      view.updateState(state);
      if (!tr.getMeta(FROM_OUTSIDE)) sendOut(editor, transactions);
    },
    handlePaste: (target, event) => {
      const html = event.clipboardData?.getData('text/html');
      if (!html) return false;
      const content = noteText(documentFromPasted(treeOf(html), { origin: location.origin }).document);
      const slice = new Slice(Fragment.from(content.map((item) => Node.fromJSON(target.state.schema, item))), 0, 0);
      target.dispatch(target.state.tr.replaceSelection(slice).scrollIntoView());
      return true;
    },
    clipboardTextParser: (text) => {
      const lines = text
        .trim()
        .split(/\s*(?:\r\n?|\n)\s*/)
        .filter(Boolean);
      const { schema } = outer.state;
      return new Slice(
        Fragment.from(
          lines.flatMap((line, index) => [
            ...(index > 0 && nodes.hardBreak ? [nodes.hardBreak.create()] : []),
            schema.text(line),
          ]),
        ),
        0,
        0,
      );
    },
  });
  return view;
}

const FROM_OUTSIDE = 'fromOutside';

/** The open note as the document has it now. */
export function noteNode(editor: Editor): Node | null {
  const at = openNote(editor.state);
  const node = at === null ? null : editor.state.doc.nodeAt(at);
  return node?.type.name === 'footnote' ? node : null;
}

/** Brings what was changed from outside (by undoing, say) into the view of the note. */
export function bringIn(view: EditorView, node: Node): void {
  const { state } = view;
  const start = node.content.findDiffStart(state.doc.content);
  const ends = node.content.findDiffEnd(state.doc.content);
  if (start === null || !ends) return;
  const overlap = start - Math.min(ends.a, ends.b);
  const [endA, endB] = overlap > 0 ? [ends.a + overlap, ends.b + overlap] : [ends.a, ends.b];
  view.dispatch(state.tr.replace(start, endB, node.slice(start, endA)).setMeta(FROM_OUTSIDE, true));
}

function sendOut(editor: Editor, transactions: readonly Transaction[]): void {
  const at = openNote(editor.state);
  if (at === null) return;
  const { tr } = editor.state;
  const offset = StepMap.offset(at + 1);
  for (const step of transactions.flatMap(({ steps }) => steps)) {
    const moved = step.map(offset);
    if (moved) tr.step(moved);
  }
  if (tr.docChanged) editor.view.dispatch(tr.setMeta(FROM_NOTE, true));
}
