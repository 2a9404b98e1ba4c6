import { type EditorState, NodeSelection, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep } from '@tiptap/pm/transform';

const key = new PluginKey<number | null>('openNote');
/** On transactions that come from the words of a note itself. */
export const FROM_NOTE = 'fromNote';

/** Where the note is whose words are being edited; null when none is. */
export function openNote(state: EditorState): number | null {
  return key.getState(state) ?? null;
}

/** Selects a note and opens it. */
export function withNoteOpen(tr: Transaction, position: number): Transaction {
  return tr.setSelection(NodeSelection.create(tr.doc, position)).setMeta(key, position);
}

/** A new note after what is selected, open; null where no note can stand. */
export function withNewNote(state: EditorState): Transaction | null {
  const { $to } = state.selection;
  const { footnote } = state.schema.nodes;
  if (!footnote || !$to.parent.inlineContent || !$to.parent.canReplaceWith($to.index(), $to.index(), footnote))
    return null;
  return withNoteOpen(state.tr.insert($to.pos, footnote.create()), $to.pos).scrollIntoView();
}

/** Opens a note by pointing at it or by Enter, and closes it when something else is selected. */
export function noteOpening(): Plugin {
  return new Plugin({
    key,
    state: {
      init: (): number | null => null,
      apply: (tr, before, _old, state) => {
        const asked: number | null | undefined = tr.getMeta(key);
        if (asked !== undefined) return asked;
        if (before === null) return null;
        const at = tr.mapping.map(before);
        const { selection } = state;
        const still =
          selection instanceof NodeSelection && selection.from === at && selection.node.type.name === 'footnote';
        return still ? at : null;
      },
    },
    props: {
      handleClickOn: (view, _position, node, at) => {
        if (node.type.name !== 'footnote') return false;
        view.dispatch(withNoteOpen(view.state.tr, at));
        return true;
      },
      handleKeyDown: (view, event) => {
        const { selection } = view.state;
        if (event.key !== 'Enter' || event.altKey || event.ctrlKey || event.metaKey) return false;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return false;
        view.dispatch(withNoteOpen(view.state.tr, selection.from));
        return true;
      },
    },
    appendTransaction: keepWordsOfNotes,
  });
}

/** Marking a passage marks the text, not the words of the notes in it. */
function keepWordsOfNotes(
  transactions: readonly Transaction[],
  old: EditorState,
  state: EditorState,
): Transaction | null {
  const steps = transactions.flatMap((tr) => (tr.getMeta(FROM_NOTE) ? [null] : tr.steps));
  if (steps.length === 0 || !steps.every((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep))
    return null;
  const { tr } = state;
  old.doc.descendants((node, position) => {
    if (node.type.name !== 'footnote') return true;
    const now = state.doc.nodeAt(position);
    if (now && !now.content.eq(node.content))
      tr.replaceWith(position + 1, position + 1 + now.content.size, node.content);
    return false;
  });
  return tr.docChanged ? tr : null;
}
