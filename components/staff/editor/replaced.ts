import type { Editor, JSONContent } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { Node } from '@tiptap/pm/model';

/**
 * Puts another document in the place of the one there is, changing only what differs: the cursor stays where it can. What others
 * wrote is brought in so that undoing one's own words does not take theirs away.
 */
export function replaceDocument(editor: Editor, content: JSONContent, undoable: boolean): void {
  const { state, view } = editor;
  const other = Node.fromJSON(state.schema, content);
  const start = state.doc.content.findDiffStart(other.content);
  const ends = state.doc.content.findDiffEnd(other.content);
  if (start === null || !ends) return;
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  const replacing = closeHistory(state.tr.replace(start, ends.a + overlap, other.slice(start, ends.b + overlap)));
  view.dispatch(replacing.setMeta('addToHistory', undoable));
  if (!view.state.doc.eq(other))
    view.dispatch(
      view.state.tr.replaceWith(0, view.state.doc.content.size, other.content).setMeta('addToHistory', undoable),
    );
}
