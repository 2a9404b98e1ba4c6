import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { ReactNode } from 'react';
import type { Host } from '../actions/action.ts';
import { oneLine } from '../actions/block-actions.ts';
import { tableActions } from '../actions/table-actions.ts';
import { ActionButton } from '../chrome/toolbar.tsx';
import { type Placed, removeNode, setAttrs } from './attrs.ts';
import { ChaptersField } from './chapters-field.tsx';
import { AttrChoice, AttrField, PanelButton } from './panel-fields.tsx';

type Panel = { title: string; draw: (editor: Editor, placed: Placed, host: Host) => ReactNode };

/** The tools of each node that has some. */
export const PANELS: Record<string, Panel> = {
  figure: {
    title: 'Figure',
    draw: (editor, placed, host) => (
      <>
        {placed.node.attrs.decorative !== 'yes' && (
          <AttrField
            editor={editor}
            placed={placed}
            name="alt"
            label="Alternative text"
            hint="What the picture shows, for those who can’t see it."
            wide
          />
        )}
        <DecorationField editor={editor} placed={placed} />
        <AttrField editor={editor} placed={placed} name="credit" label="Credit" />
        <AttrChoice
          editor={editor}
          placed={placed}
          name="width"
          label="Width"
          choices={[
            ['text', 'As the text'],
            ['wide', 'Wider than the text'],
            ['small', 'Small'],
          ]}
        />
        <PanelButton onPress={() => replacePicture(editor, placed, host)}>Another picture</PanelButton>
        <Remove editor={editor} placed={placed} what="figure" />
      </>
    ),
  },
  table: {
    title: 'Table',
    draw: (editor, placed, host) => (
      <>
        {tableActions.map((action) => (
          <ActionButton key={action.name} editor={editor} host={host} action={action} />
        ))}
        <AttrField editor={editor} placed={placed} name="caption" label="Caption" wide />
        <AttrField editor={editor} placed={placed} name="source" label="Source" />
      </>
    ),
  },
  callout: {
    title: 'Box',
    draw: (editor, placed) => (
      <>
        <AttrChoice
          editor={editor}
          placed={placed}
          name="tone"
          label="Tone"
          choices={[
            ['note', 'Note'],
            ['important', 'Important'],
            ['warning', 'Warning'],
            ['plain', 'None'],
          ]}
        />
        <AttrField editor={editor} placed={placed} name="title" label="Title" />
        <Unwrap editor={editor} placed={placed} />
        <Remove editor={editor} placed={placed} what="box" />
      </>
    ),
  },
  blockquote: {
    title: 'Quotation',
    draw: (editor, placed) => (
      <>
        <AttrField editor={editor} placed={placed} name="attribution" label="Who said it" />
        <Unwrap editor={editor} placed={placed} />
      </>
    ),
  },
  pullQuote: {
    title: 'Pull quote',
    draw: (editor, placed) => <AttrField editor={editor} placed={placed} name="attribution" label="Who said it" />,
  },
  keyFindings: { title: 'Key findings', draw: (editor, placed) => <Unwrap editor={editor} placed={placed} /> },
  codeBlock: {
    title: 'Code',
    draw: (editor, placed) => (
      <AttrField editor={editor} placed={placed} name="language" label="Language" hint="As in “python”." />
    ),
  },
  orderedList: {
    title: 'Numbered list',
    draw: (editor, placed) => <StartField editor={editor} placed={placed} />,
  },
  embed: {
    title: 'From another site',
    draw: (editor, placed) => (
      <>
        <AttrField
          editor={editor}
          placed={placed}
          name="title"
          label="Title"
          hint="What a reader will see there."
          wide
        />
        <Remove editor={editor} placed={placed} what="embed" />
      </>
    ),
  },
  media: {
    title: 'Recording',
    draw: (editor, placed, host) => (
      <>
        <AttrField editor={editor} placed={placed} name="title" label="Title" wide />
        <ChaptersField editor={editor} placed={placed} />
        {placed.node.childCount === 0 && (
          <PanelButton onPress={() => addTranscript(editor, placed)}>Add a transcript</PanelButton>
        )}
        {placed.node.attrs.kind === 'video' && (
          <PanelButton onPress={() => pickPoster(editor, placed, host)}>
            {placed.node.attrs.poster ? 'Another still picture' : 'Still picture'}
          </PanelButton>
        )}
        <Remove editor={editor} placed={placed} what={placed.node.attrs.kind === 'video' ? 'video' : 'recording'} />
      </>
    ),
  },
};

export const TYPES_WITH_TOOLS: ReadonlySet<string> = new Set(Object.keys(PANELS));

function Remove({ editor, placed, what }: { editor: Editor; placed: Placed; what: string }) {
  return <PanelButton onPress={() => removeNode(editor, placed)}>Remove {what}</PanelButton>;
}

function Unwrap({ editor, placed: { position } }: { editor: Editor; placed: Placed }) {
  const unwrap = () => {
    const { state, view } = editor;
    const node = state.doc.nodeAt(position);
    if (!node) return;
    const tr = state.tr.replaceWith(position, position + node.nodeSize, node.content);
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(position))));
    view.focus();
  };
  return <PanelButton onPress={unwrap}>Make it plain text</PanelButton>;
}

/** What is decoration has no description: the words are taken out, and come back by undoing. */
function DecorationField({ editor, placed }: { editor: Editor; placed: Placed }) {
  return (
    <label className="editor-check">
      <input
        type="checkbox"
        checked={placed.node.attrs.decorative === 'yes'}
        onChange={({ target }) =>
          setAttrs(editor, placed, target.checked ? { decorative: 'yes', alt: '' } : { decorative: null })
        }
      />{' '}
      Decoration only, no description needed
    </label>
  );
}

function StartField({ editor, placed }: { editor: Editor; placed: Placed }) {
  return (
    <div className="editor-field">
      <label htmlFor="editor-list-start">Begins with</label>
      <input
        id="editor-list-start"
        type="number"
        min={0}
        max={999_999_999}
        value={placed.node.attrs.start ?? 1}
        onChange={({ target }) => {
          const start = Number(target.value);
          if (Number.isInteger(start) && start >= 0 && start <= 999_999_999)
            setAttrs(editor, placed, { start: start === 1 ? null : start });
        }}
      />
    </div>
  );
}

async function replacePicture(editor: Editor, placed: Placed, host: Host): Promise<void> {
  const picked = await host.pickFile('picture');
  if (!picked) return;
  host.keep(picked);
  const { file, alt, credit } = picked;
  const described = placed.node.attrs.decorative === 'yes' ? '' : oneLine(alt, 2000);
  setAttrs(editor, placed, { file: file.id, alt: described, credit: oneLine(credit, 1000) || null });
}

async function pickPoster(editor: Editor, placed: Placed, host: Host): Promise<void> {
  const picked = await host.pickFile('picture');
  if (!picked) return;
  host.keep(picked);
  setAttrs(editor, placed, { poster: picked.file.id });
}

function addTranscript(editor: Editor, { position }: Placed): void {
  const { state, view } = editor;
  const paragraph = state.schema.nodes.paragraph?.create();
  if (!paragraph) return;
  const tr = state.tr.insert(position + 1, paragraph);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, position + 2)).scrollIntoView());
  view.focus();
}
