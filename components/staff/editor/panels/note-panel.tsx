import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect, useRef, useState } from 'react';
import { bringIn, noteEditor, noteNode } from '../notes/note-view.ts';
import { notesIn } from '../views/note-marks.ts';
import { LinkPanel } from './link-panel.tsx';
import { type Linkable, type LinkRange, linkRange } from './link-range.ts';
import { PanelButton } from './panel-fields.tsx';

/** The words of a note, at the foot of the window, where readers read them too. */
export function NotePanel({ editor, position }: { editor: Editor; position: number }) {
  const place = useRef<HTMLDivElement>(null);
  const words = useRef<EditorView | null>(null);
  const [linked, setLinked] = useState<LinkRange | null>(null);
  const number = notesIn(editor.state.doc).findIndex((note) => note.position === position) + 1;
  const label = `Note ${number}`;
  const editLink = () => words.current && setLinked(linkRange(words.current));
  const linkDone = () => {
    setLinked(null);
    words.current?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is called in it doesn't change with the note
  useEffect(() => {
    if (!place.current) return;
    const view = noteEditor(place.current, editor, 'Words of the note', { leave: () => leaveNote(editor), editLink });
    words.current = view;
    const follow = () => {
      const node = noteNode(editor);
      if (node) bringIn(view, node);
    };
    editor.on('transaction', follow);
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    view.focus();
    return () => {
      editor.off('transaction', follow);
      words.current = null;
      view.destroy();
    };
  }, [editor]);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className="editor-panel editor-note" role="group" aria-label={label}>
        <span className="editor-note-number">{number}</span>
        <div ref={place} className="body-text" dir="auto" />
        <PanelButton onPress={editLink}>Link</PanelButton>
        <PanelButton onPress={() => leaveNote(editor)}>Back to the text</PanelButton>
        <PanelButton onPress={() => removeNote(editor)}>Remove note</PanelButton>
      </div>
      {linked && words.current && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape belongs to every control in it
        <div
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            linkDone();
          }}
        >
          <LinkPanel
            key={linked.from}
            editor={editor}
            place={placeOf(words.current)}
            range={linked}
            asked
            done={linkDone}
          />
        </div>
      )}
    </>
  );
}

function placeOf(view: EditorView): Linkable {
  return {
    view,
    get state() {
      return view.state;
    },
  };
}

/** Back to the text, behind the mark of the note. A note without words isn't kept. */
function leaveNote(editor: Editor): void {
  const { state, view } = editor;
  const at = state.selection.from;
  const node = state.doc.nodeAt(at);
  if (node?.type.name !== 'footnote') return;
  const { tr } = state;
  if (node.childCount === 0) tr.delete(at, at + node.nodeSize).setSelection(TextSelection.create(tr.doc, at));
  else tr.setSelection(TextSelection.create(tr.doc, at + node.nodeSize));
  view.dispatch(tr);
  view.focus();
}

function removeNote(editor: Editor): void {
  editor.commands.deleteSelection();
  editor.view.focus();
}
