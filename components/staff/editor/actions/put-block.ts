import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

/**
 * Puts a block where the cursor is: in the place of an empty paragraph, else after the innermost block around that may be
 * followed by it. The cursor goes into the block, or selects it; a paragraph follows where the text would end with it.
 */
export function withBlock(state: EditorState, block: Node): Transaction | null {
  const { selection, tr } = state;
  const { $from, $to } = selection;
  const holder = $from.parent;
  let at: number | null = null;
  const isEmptyLine = holder.type.name === 'paragraph' && holder.childCount === 0 && $from.depth > 0;
  if (isEmptyLine && $from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), block.type)) {
    at = $from.before();
    tr.replaceWith(at, $from.after(), block);
  } else if (
    selection instanceof NodeSelection &&
    !selection.node.isInline &&
    holder.canReplaceWith($to.index(), $to.index(), block.type)
  ) {
    at = selection.to;
    tr.insert(at, block);
  } else {
    for (let depth = $to.depth; depth > 0 && at === null; depth -= 1) {
      const index = $to.indexAfter(depth - 1);
      if ($to.node(depth - 1).canReplaceWith(index, index, block.type)) at = $to.after(depth);
    }
    if (at === null) return null;
    tr.insert(at, block);
  }
  const after = at + block.nodeSize;
  if (!tr.doc.resolve(after).nodeAfter && !block.isTextblock) {
    const paragraph = state.schema.nodes.paragraph?.create();
    if (
      paragraph &&
      tr.doc
        .resolve(after)
        .parent.canReplaceWith(tr.doc.resolve(after).index(), tr.doc.resolve(after).index(), paragraph.type)
    )
      tr.insert(after, paragraph);
  }
  return tr.setSelection(selectionIn(tr, at, block)).scrollIntoView();
}

function selectionIn(tr: Transaction, at: number, block: Node): Selection {
  if (block.isTextblock) return TextSelection.create(tr.doc, at + 1 + block.content.size);
  if (block.isAtom || block.childCount === 0) return NodeSelection.create(tr.doc, at);
  return TextSelection.near(tr.doc.resolve(at + 1));
}

/** An empty paragraph after the outermost block around the cursor (or before it), and the cursor in it. */
export function withParagraphBeside(state: EditorState, side: 'before' | 'after'): Transaction | null {
  const { $from, $to } = state.selection;
  const paragraph = state.schema.nodes.paragraph;
  if (!paragraph) return null;
  const isWhole = state.selection instanceof NodeSelection && $from.depth === 0;
  const at =
    side === 'after' ? (isWhole ? state.selection.to : $to.after(1)) : isWhole ? state.selection.from : $from.before(1);
  const $at = state.doc.resolve(at);
  const beside = side === 'after' ? $at.nodeAfter : $at.nodeBefore;
  const tr = state.tr;
  if (beside?.type === paragraph && beside.childCount === 0) {
    const inside = side === 'after' ? at + 1 : at - 1;
    return tr.setSelection(TextSelection.create(tr.doc, inside)).scrollIntoView();
  }
  if (!state.doc.canReplaceWith($at.index(), $at.index(), paragraph)) return null;
  tr.insert(at, paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView();
}

/** The block around the cursor, among its neighbors, one place up or down. */
export function withBlockMoved(state: EditorState, direction: -1 | 1): Transaction | null {
  const { $from, $to } = state.selection;
  const depth = $from.sharedDepth($to.pos) === 0 || $from.depth === 0 ? 0 : movedDepth(state);
  const parent = $from.node(depth);
  const first = $from.index(depth);
  const last = Math.max(
    first,
    $to.pos > $to.start(depth) && $to.parentOffset === 0 && depth === $to.depth
      ? $to.index(depth) - 1
      : $to.index(depth),
  );
  const beside = direction < 0 ? first - 1 : last + 1;
  if (beside < 0 || beside >= parent.childCount) return null;
  const moved: Node[] = [];
  for (let index = first; index <= last; index += 1) moved.push(parent.child(index));
  const neighbor = parent.child(beside);
  if (neighbor.type.name === 'keyFindings' || moved.some(({ type }) => type.name === 'keyFindings')) return null;
  const begin = $from.posAtIndex(Math.min(first, beside), depth);
  const size = moved.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  const nodes = direction < 0 ? [...moved, neighbor] : [neighbor, ...moved];
  const tr = state.tr.replaceWith(begin, begin + size + neighbor.nodeSize, nodes);
  const shift = direction < 0 ? -neighbor.nodeSize : neighbor.nodeSize;
  const { anchor, head } = state.selection;
  const selection =
    state.selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, state.selection.from + shift)
      : TextSelection.create(tr.doc, anchor + shift, head + shift);
  return tr.setSelection(selection).scrollIntoView();
}

/** Items move within their list; anything else as a block of the document. */
function movedDepth({ selection: { $from } }: EditorState): number {
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === 'listItem') return depth - 1;
  return 0;
}
