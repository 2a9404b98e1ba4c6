import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type Ref, useEffect, useState } from 'react';
import type { Host } from '../actions/action.ts';
import { commentHere } from '../comments/comment-marks.ts';
import { openNote } from '../notes/open-note.ts';
import { AddressPanel } from '../panels/address-panel.tsx';
import { nodeWithTools } from '../panels/attrs.ts';
import { LinkPanel } from '../panels/link-panel.tsx';
import { linkRange } from '../panels/link-range.ts';
import { PANELS, TYPES_WITH_TOOLS } from '../panels/node-panel.tsx';
import { NotePanel } from '../panels/note-panel.tsx';
import { PanelButton } from '../panels/panel-fields.tsx';
import { Counts } from './counts.tsx';

/** What was asked for beside the tools of the place: to edit a link, or to name an address. */
export type Asked = 'link' | 'address' | null;

type Props = {
  editor: Editor;
  host: Host;
  asked: Asked;
  setAsked: (asked: Asked) => void;
  said: string;
  ref?: Ref<HTMLDivElement>;
};

/** The foot of the editor: tools of whatever the cursor is in, and how long the text is. Escape, or Enter in a field, leads back to the text. */
export function Dock({ editor, host, asked, setAsked, said, ref }: Props) {
  const revision = useEditorState({
    editor,
    selector: ({ transactionNumber }) => transactionNumber,
  });
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    const begin = () => setBegun(true);
    editor.on('focus', begin);
    return () => void editor.off('focus', begin);
  }, [editor]);
  const { selection } = editor.state;
  const place = `${selection.from} ${selection.to}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was asked for is over when something else is selected
  useEffect(() => setAsked(null), [place]);
  const onKeyDown = (event: KeyboardEvent) => {
    // The page around is a form, which Enter in a field would send.
    const isOver = event.key === 'Escape' || (event.key === 'Enter' && event.target instanceof HTMLInputElement);
    if (!isOver || event.defaultPrevented) return;
    event.preventDefault();
    setAsked(null);
    editor.view.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and Enter belong to every control in it
    <div className="editor-dock" ref={ref} onKeyDown={onKeyDown} data-revision={revision}>
      {begun && <Tools editor={editor} host={host} asked={asked} setAsked={setAsked} />}
      {begun && <CommentTools editor={editor} host={host} />}
      <div className="editor-status">
        <p role="status">{said}</p>
        <Counts editor={editor} />
      </div>
    </div>
  );
}

/** The way from a passage to what was said about it. */
function CommentTools({ editor, host }: Pick<Props, 'editor' | 'host'>) {
  const comment = commentHere(editor.state);
  const { openComment } = host;
  if (comment === null || openComment === null) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="editor-panel" role="group" aria-label="Comment">
      <span className="editor-panel-title">Comment</span>
      <PanelButton onPress={() => openComment(comment)}>Open the comment</PanelButton>
    </div>
  );
}

function Tools({ editor, host, asked, setAsked }: Pick<Props, 'editor' | 'host' | 'asked' | 'setAsked'>) {
  if (!editor.isEditable) return null;
  const note = openNote(editor.state);
  if (note !== null) return <NotePanel key={note} editor={editor} position={note} />;
  if (asked === 'address') return <AddressPanel editor={editor} done={() => setAsked(null)} />;
  const range = linkRange(editor);
  if (asked === 'link' || range.mark) {
    const done = () => {
      setAsked(null);
      editor.view.focus();
    };
    return <LinkPanel key={range.from} editor={editor} range={range} asked={asked === 'link'} done={done} />;
  }
  const placed = nodeWithTools(editor, TYPES_WITH_TOOLS);
  const panel = placed && PANELS[placed.node.type.name];
  if (!placed || !panel) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div key={placed.position} className="editor-panel" role="group" aria-label={panel.title}>
      <span className="editor-panel-title">{panel.title}</span>
      {panel.draw(editor, placed, host)}
    </div>
  );
}
