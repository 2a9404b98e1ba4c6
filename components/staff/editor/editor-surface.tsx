'use client';

import { type Editor, Extension } from '@tiptap/core';
import { ListKeymap } from '@tiptap/extension-list';
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { anchorBetween } from '../../../publishing/comments/places.ts';
import type { Host } from './actions/action.ts';
import { putPicture } from './actions/block-actions.ts';
import { Keys } from './actions/keys.ts';
import type { BodyEditorProps } from './body-editor.tsx';
import { type Asked, Dock } from './chrome/dock.tsx';
import { KeysDialog } from './chrome/keys-dialog.tsx';
import { Toolbar } from './chrome/toolbar.tsx';
import { commentMarks, withComments } from './comments/comment-marks.ts';
import { BlockMenuKeys, withMenu } from './menu/block-menu.ts';
import { BlockMenuList } from './menu/block-menu-list.tsx';
import { noteOpening } from './notes/open-note.ts';
import { Pasting } from './paste/pasting.ts';
import { replaceDocument } from './replaced.ts';
import { bodySchema } from './schema/body-schema.ts';
import { editedFrom, storedFrom } from './schema/stored-document.ts';
import { blockViews } from './views/block-views.ts';
import { fileViews } from './views/file-views.ts';
import { noteNumbers, noteView } from './views/note-marks.ts';
import { Shelf } from './views/shelf.ts';
import './editor.css';

const LEAST_SHOWN = 5000;

/** The editor itself, with everything that is loaded only where a text is edited. */
export default function EditorSurface(props: BodyEditorProps) {
  const { document, files, label, comments, readOnly = false, ref } = props;
  const [shelf] = useState(() => new Shelf(files));
  const [asked, setAsked] = useState<Asked>(null);
  const [said, say] = useState('');
  const toolbar = useRef<HTMLDivElement>(null);
  const dock = useRef<HTMLDivElement>(null);
  const keysDialog = useRef<HTMLDialogElement>(null);
  const wanted = useRef<number | null>(null);
  const latest = useRef(props);
  const host = useRef<Host>(null as unknown as Host);
  latest.current = props;

  const [extensions] = useState(() => [
    ...bodySchema,
    UndoRedo,
    ListKeymap,
    Gapcursor,
    Dropcursor.configure({ color: false, class: 'editor-drop' }),
    Placeholder.configure({ placeholder: 'Write here. Type / to put something in.' }),
    Keys.configure({ host: () => host.current }),
    BlockMenuKeys.configure({ host: () => host.current }),
    Pasting.configure({
      say,
      onFiles: (pasted: File[]) => {
        if (latest.current.onFiles) latest.current.onFiles(pasted);
        else say('Files are put in from the library: as a figure, a recording or a video.');
      },
    }),
    Extension.create({
      name: 'views',
      addProseMirrorPlugins: () => [
        noteNumbers(),
        noteOpening(),
        commentMarks((id) => latest.current.onOpenComment?.(id)),
        new Plugin({ props: { nodeViews: { ...blockViews, ...fileViews(shelf), footnote: noteView } } }),
      ],
    }),
  ]);
  const [editorProps] = useState(() => ({
    attributes: { class: 'body-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
  }));

  const editor = useEditor({
    extensions,
    editorProps,
    content: editedFrom(document),
    editable: !readOnly,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    enableContentCheck: true,
    onContentError: ({ error }) => {
      throw error;
    },
    onUpdate: ({ editor: edited }) => latest.current.onChange(storedFrom(edited.state.doc)),
  });

  host.current = {
    pickFile: (kind) => latest.current.pickFile(kind),
    keep: ({ file }) => shelf.add({ [file.id]: file }),
    editLink: () => setAsked('link'),
    askAddress: () => setAsked('address'),
    showKeys: () => keysDialog.current?.showModal(),
    focusToolbar: () => toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    focusTools: () => {
      const control = dock.current?.querySelector<HTMLElement>('input, select, button, [contenteditable="true"]');
      if (control) control.focus();
      else say('What the cursor is in has no tools of its own.');
    },
    openMenu: () => {
      editor.view.focus();
      const { tr, selection } = editor.state;
      editor.view.dispatch(
        withMenu(tr.setSelection(TextSelection.near(selection.$to, -1)), {
          from: TextSelection.near(selection.$to, -1).head,
          slash: false,
          chosen: 0,
        }),
      );
    },
    openComment: props.onOpenComment ?? null,
    comment: props.onComment ? () => startComment(editor, latest.current, say) : null,
    say,
  };

  useEffect(() => shelf.add(files), [shelf, files]);
  useEffect(() => editor.setEditable(!readOnly, false), [editor, readOnly]);
  useEffect(() => {
    if (!comments) return;
    return onceShown(editor, () =>
      editor.view.dispatch(withComments(editor.state.tr, comments).setMeta('addToHistory', false)),
    );
  }, [editor, comments]);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => say(''), LEAST_SHOWN + said.length * 60);
    return () => clearTimeout(timer);
  }, [said]);
  const lead = useCallback(() => {
    if (wanted.current === null) return;
    focusBlock(editor, wanted.current);
    wanted.current = null;
  }, [editor]);
  // The editor that was asked may be given up before it stands on the page, and another made in its place.
  useEffect(() => onceShown(editor, lead), [editor, lead]);
  useImperativeHandle(
    ref,
    () => ({
      document: () => storedFrom(editor.state.doc),
      replace: (other, undoable = true) => replaceDocument(editor, editedFrom(other), undoable),
      focusBlock: (index) => {
        wanted.current = index;
        if (editor.isInitialized) lead();
      },
      insertPicture: (picked) => {
        shelf.add({ [picked.file.id]: picked.file });
        putPicture(editor, picked);
      },
    }),
    [editor, shelf, lead],
  );

  return (
    <div className="editor" data-read-only={readOnly || undefined}>
      {!readOnly && <Toolbar editor={editor} host={host.current} ref={toolbar} />}
      <div className="editor-text">
        <EditorContent editor={editor} />
        <BlockMenuList editor={editor} host={host.current} />
      </div>
      <Dock editor={editor} host={host.current} asked={asked} setAsked={setAsked} said={said} ref={dock} />
      <KeysDialog dialog={keysDialog} />
    </div>
  );
}

/** Runs when the editor stands on the page, which it does a moment after it is there; gives what calls that off. */
function onceShown(editor: Editor, run: () => void): () => void {
  if (editor.isInitialized) {
    run();
    return () => {};
  }
  editor.on('create', run);
  return () => void editor.off('create', run);
}

function focusBlock(editor: Editor, index: number): void {
  const block = Math.max(0, Math.min(index, editor.state.doc.childCount - 1));
  let position = 0;
  for (let before = 0; before < block; before += 1) position += editor.state.doc.child(before).nodeSize;
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(position + 1))));
  editor.view.focus();
  // Tools stand fast above and below the text: only the middle is surely free of them.
  const shown = editor.view.nodeDOM(position);
  if (shown instanceof HTMLElement) shown.scrollIntoView({ block: 'center' });
}

function startComment(editor: Editor, { onComment }: BodyEditorProps, say: Host['say']): void {
  const { doc, selection } = editor.state;
  const anchor = anchorBetween(storedFrom(doc, { withEmptyNotes: true }), selection.from, selection.to);
  if (anchor) onComment?.(anchor);
  else say('Select the words that the comment is about.');
}
