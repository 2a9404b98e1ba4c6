import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Action, Host } from './action.ts';
import { withBlock } from './put-block.ts';

const wrapping = (name: 'blockquote' | 'callout', label: string, key: string, finds: string): Action => ({
  name,
  label,
  group: 'blocks',
  keys: [key],
  finds,
  run: (editor) => editor.chain().toggleWrap(name).run(),
  active: (editor) => editor.isActive(name),
  possible: (editor) => editor.isActive(name) || editor.can().wrapIn(name),
});

const recording = (kind: 'audio' | 'video', label: string, finds: string): Action => ({
  name: kind,
  label,
  group: 'blocks',
  finds,
  run: async (editor, host) => {
    const picked = await host.pickFile(kind);
    if (!picked) return;
    host.keep(picked);
    const title = picked.caption || picked.name || (kind === 'audio' ? 'Recording' : 'Video');
    put(editor, 'media', { kind, file: picked.file.id, title: oneLine(title, 300) });
  },
});

/** Blocks that can be put in. */
export const blockActions: Action[] = [
  {
    name: 'figure',
    label: 'Figure',
    group: 'blocks',
    keys: ['Mod-Alt-i'],
    finds: 'picture image photo chart illustration',
    run: (editor, host) => pickFigure(editor, host),
  },
  {
    name: 'table',
    label: 'Table',
    group: 'blocks',
    keys: ['Mod-Alt-t'],
    finds: 'grid rows columns data',
    run: (editor) => putBlock(editor, tableOf(editor, 3, 3)),
    possible: (editor) => !editor.isActive('table'),
  },
  {
    name: 'embed',
    label: 'From another site',
    group: 'blocks',
    finds: 'embed youtube vimeo spotify soundcloud datawrapper video chart post',
    run: (_editor, host) => host.askAddress(),
  },
  recording('audio', 'Recording', 'audio podcast sound mp3'),
  recording('video', 'Video', 'film mp4'),
  wrapping('blockquote', 'Quotation', 'Mod-Shift-b', 'blockquote cite'),
  {
    name: 'pullQuote',
    label: 'Pull quote',
    group: 'blocks',
    keys: ['Mod-Alt-q'],
    finds: 'large sentence',
    run: (editor) => editor.chain().toggleNode('pullQuote', 'paragraph').run(),
    active: (editor) => editor.isActive('pullQuote'),
    possible: (editor) => editor.isActive('pullQuote') || editor.can().setNode('pullQuote'),
  },
  wrapping('callout', 'Box', 'Mod-Alt-b', 'callout note important warning aside'),
  {
    name: 'keyFindings',
    label: 'Key findings',
    group: 'blocks',
    keys: ['Mod-Alt-k'],
    finds: 'summary findings first',
    run: (editor) => goToKeyFindings(editor),
    active: (editor) => editor.isActive('keyFindings'),
  },
  {
    name: 'codeBlock',
    label: 'Code block',
    group: 'blocks',
    keys: ['Mod-Alt-c'],
    finds: 'pre program source',
    run: (editor) => editor.chain().toggleNode('codeBlock', 'paragraph').run(),
    active: (editor) => editor.isActive('codeBlock'),
    possible: (editor) => editor.isActive('codeBlock') || (!hasNotes(editor) && editor.can().setNode('codeBlock')),
  },
  {
    name: 'horizontalRule',
    label: 'Line between parts',
    group: 'blocks',
    keys: ['Mod-Alt-r'],
    finds: 'hr rule divider separator break',
    run: (editor) => {
      const rule = editor.schema.nodes.horizontalRule?.create();
      const tr = rule && withBlock(editor.state, rule);
      if (!tr) return;
      const after = tr.selection.to;
      editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after), 1)));
      editor.view.focus();
    },
  },
];

async function pickFigure(editor: Editor, host: Host): Promise<void> {
  const picked = await host.pickFile('picture');
  if (!picked) return;
  host.keep(picked);
  putPicture(editor, picked);
}

export function putPicture(editor: Editor, picked: Parameters<Host['keep']>[0]): void {
  const { file, alt, credit, caption } = picked;
  const line = oneLine(caption, 2000);
  put(
    editor,
    'figure',
    { file: file.id, alt: oneLine(alt, 2000), credit: oneLine(credit, 1000) || null },
    line ? editor.schema.text(line) : undefined,
  );
}

export function put(editor: Editor, type: string, attrs: Record<string, unknown>, content?: Node): void {
  const block = editor.schema.nodes[type]?.create(attrs, content);
  if (block) putBlock(editor, block);
}

function putBlock(editor: Editor, block: Node): void {
  const tr = withBlock(editor.state, block);
  if (tr) editor.view.dispatch(tr);
  editor.view.focus();
}

function tableOf(editor: Editor, rows: number, columns: number): Node {
  const { table, tableRow, tableHeader, tableCell } = editor.schema.nodes;
  const cells = (type: typeof tableCell) => Array.from({ length: columns }, () => type?.createAndFill() as Node);
  const content = Array.from(
    { length: rows },
    (_, row) => tableRow?.create(null, cells(row === 0 ? tableHeader : tableCell)) as Node,
  );
  return table?.create(null, content) as Node;
}

/** Puts the cursor into the key findings; there are none: makes them above the text. In them: makes them text again. */
function goToKeyFindings(editor: Editor): void {
  const { state, view } = editor;
  const { keyFindings, bulletList, listItem, paragraph } = state.schema.nodes;
  const first = state.doc.firstChild;
  const { tr } = state;
  if (first && first.type === keyFindings) {
    if (editor.isActive('keyFindings')) tr.replaceWith(0, first.nodeSize, first.content);
    else tr.setSelection(TextSelection.near(tr.doc.resolve(1)));
  } else {
    const list = bulletList?.create(null, listItem?.create(null, paragraph?.create()));
    const made = keyFindings?.create(null, list);
    if (!made) return;
    tr.insert(0, made).setSelection(TextSelection.near(tr.doc.resolve(1)));
  }
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

function hasNotes({ state }: Editor): boolean {
  let found = false;
  state.doc.nodesBetween(state.selection.$from.start(), state.selection.$to.end(), ({ type }) => {
    found ||= type.name === 'footnote';
  });
  return found;
}

export function oneLine(text: string, longest: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, longest).toWellFormed();
}
