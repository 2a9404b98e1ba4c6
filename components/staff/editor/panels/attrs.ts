import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';

/** A node of the document, and where it is. */
export type Placed = { node: Node; position: number };

/** Gives a node other attributes; what is selected stays so. Quick changes in a row are undone together. */
export function setAttrs(editor: Editor, { node: known, position }: Placed, attrs: Record<string, unknown>): void {
  const { state, view } = editor;
  const node = state.doc.nodeAt(position);
  if (node?.type !== known.type) return;
  const tr = state.tr.setNodeMarkup(position, null, { ...node.attrs, ...attrs });
  if (state.selection instanceof NodeSelection && state.selection.from === position)
    tr.setSelection(NodeSelection.create(tr.doc, position));
  view.dispatch(tr);
}

export function removeNode(editor: Editor, { position }: Placed): void {
  const node = editor.state.doc.nodeAt(position);
  if (!node) return;
  editor
    .chain()
    .deleteRange({ from: position, to: position + node.nodeSize })
    .focus()
    .run();
}

/** The innermost node around the cursor, or the one selected, that has tools. */
export function nodeWithTools(editor: Editor, types: ReadonlySet<string>): Placed | null {
  const { selection } = editor.state;
  if (selection instanceof NodeSelection && types.has(selection.node.type.name))
    return { node: selection.node, position: selection.from };
  const { $from, to } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (types.has($from.node(depth).type.name) && to <= $from.end(depth) + 1)
      return { node: $from.node(depth), position: $from.before(depth) };
  }
  return null;
}
