'use client';

import { UndoRedo } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { useImperativeHandle } from 'react';
import type { BodyEditorProps } from './body-editor.tsx';
import { bodySchema } from './schema/body-schema.ts';
import { editedFrom, storedFrom } from './schema/stored-document.ts';

/** The editor itself, with everything that is loaded only where a text is edited. */
export default function EditorSurface({ document, label, onChange, readOnly = false, ref }: BodyEditorProps) {
  const editor = useEditor({
    extensions: [...bodySchema, UndoRedo],
    content: editedFrom(document),
    editable: !readOnly,
    immediatelyRender: true,
    enableContentCheck: true,
    onContentError: ({ error }) => {
      throw error;
    },
    editorProps: { attributes: { class: 'body-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label } },
    onUpdate: ({ editor: edited }) => onChange(storedFrom(edited.state.doc)),
  });
  useImperativeHandle(
    ref,
    () => ({
      document: () => storedFrom(editor.state.doc),
      replace: (other) => editor.commands.setContent(editedFrom(other), { emitUpdate: true }),
      focusBlock: (index) => {
        const block = Math.min(index, editor.state.doc.childCount - 1);
        let position = 0;
        for (let before = 0; before < block; before += 1) position += editor.state.doc.child(before).nodeSize;
        editor
          .chain()
          .focus(position + 1)
          .scrollIntoView()
          .run();
      },
    }),
    [editor],
  );
  return <EditorContent editor={editor} />;
}
