import { getMarkRange } from '@tiptap/core';
import type { Mark } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { safeHref, tidyHref } from '../../../../publishing/body/href.ts';

export type LinkRange = { from: number; to: number; mark: Mark | null };

/** What a link stands in: the text itself, or the words of a note. */
export type Linkable = { readonly state: EditorState; readonly view: { dispatch(tr: Transaction): void } };

/** The link around the cursor, whole, or what is selected. */
export function linkRange({ state }: Pick<Linkable, 'state'>): LinkRange {
  const { link } = state.schema.marks;
  const { $from, from, to, empty } = state.selection;
  const around = link && getMarkRange($from, link);
  if (around && (empty || to <= around.to)) {
    const mark = state.doc.nodeAt(around.from)?.marks.find(({ type }) => type === link) ?? null;
    return { ...around, mark };
  }
  return { from, to, mark: null };
}

/** An address as somebody types it, completed: "example.org" and "desk@example.org" are understood. Null when it can't be one. */
export function completedHref(typed: string): string | null {
  const text = tidyHref(typed);
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return safeHref(`mailto:${text}`);
  if (/^[\p{L}\p{N}][\p{L}\p{N}-]*(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}([/?#].*)?$/u.test(text))
    return safeHref(`https://${text}`);
  return safeHref(text);
}

/** Makes what is in the range a link; with nothing in it, the words (or the address) are put in. */
export function setLink(place: Linkable, { from, to }: LinkRange, href: string, words: string): void {
  const { state, view } = place;
  const link = state.schema.marks.link?.create({ href });
  if (!link) return;
  const tr = state.tr;
  if (from === to) tr.replaceWith(from, to, state.schema.text(words || href, [...state.selection.$from.marks(), link]));
  else tr.removeMark(from, to, link.type).addMark(from, to, link);
  const end = tr.mapping.map(to);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).removeStoredMark(link.type));
}

export function removeLink({ state, view }: Linkable, { from, to }: LinkRange): void {
  const { link } = state.schema.marks;
  if (link) view.dispatch(state.tr.removeMark(from, to, link));
}
