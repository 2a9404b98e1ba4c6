import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { locateAll } from '../../../../publishing/comments/places.ts';
import type { AnchoredComment } from '../body-editor.tsx';
import { storedFrom } from '../schema/stored-document.ts';

const key = new PluginKey<DecorationSet>('commentMarks');

/** Tells the text which comments there are; it finds their passages. */
export function withComments(tr: Transaction, comments: AnchoredComment[]): Transaction {
  return tr.setMeta(key, comments);
}

/** The passages that comments are about, marked. While the text is typed in they move with it. */
export function commentMarks(open: (id: string) => void): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks) => {
        const comments: AnchoredComment[] | undefined = tr.getMeta(key);
        return comments ? marksOf(tr.doc, comments) : marks.map(tr.mapping, tr.doc);
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick: (view, position) => {
        const [hit] = key.getState(view.state)?.find(position, position, (spec) => spec.comment) ?? [];
        if (hit) open(hit.spec.comment);
        return false;
      },
    },
  });
}

/** The comment whose passage the cursor is in; null when there is none. */
export function commentHere(state: EditorState): string | null {
  const { from, to } = state.selection;
  return key.getState(state)?.find(from, to, (spec) => spec.comment)[0]?.spec.comment ?? null;
}

/** Leads to the next passage that somebody commented on, after the last to the first; null when there is none. */
export function withNextComment(state: EditorState): Transaction | null {
  const marks = [...(key.getState(state)?.find() ?? [])].sort((a, b) => a.from - b.from || a.to - b.to);
  const next = marks.find(({ from }) => from > state.selection.from) ?? marks[0];
  if (!next) return null;
  const node = state.doc.nodeAt(next.from);
  const selection =
    node?.type.name === 'footnote'
      ? NodeSelection.create(state.doc, next.from)
      : TextSelection.create(state.doc, next.from, next.to);
  return state.tr.setSelection(selection).scrollIntoView();
}

function marksOf(doc: Node, comments: AnchoredComment[]): DecorationSet {
  const shown = comments.filter(({ resolved }) => !resolved);
  const stored = storedFrom(doc, { withEmptyNotes: true });
  const places = locateAll(
    stored,
    shown.map(({ anchor }) => anchor),
  );
  const marks = shown.flatMap(({ id }, index) => {
    const place = places[index];
    return place ? [markOf(doc, place.from, place.to, id)] : [];
  });
  return DecorationSet.create(doc, marks);
}

function markOf(doc: Node, from: number, to: number, comment: string): Decoration {
  const $from = doc.resolve(Math.min(from, doc.content.size));
  const look = { class: 'editor-comment', 'data-comment': comment };
  if ($from.parent.type.name === 'footnote') return Decoration.node($from.before(), $from.after(), look, { comment });
  return Decoration.inline(from, Math.min(to, doc.content.size), look, { comment });
}
