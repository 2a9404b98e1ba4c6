import type { Inline, Mark, Text } from './document.ts';
import { MARK_ORDER } from './node-rules.ts';

/** The marks with one more, in stored order; a mark of the same type is replaced. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  const others = marks.filter(({ type }) => type !== mark.type);
  return [...others, mark].sort((a, b) => MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type));
}

export function textNode(text: string, marks: readonly Mark[] = []): Text {
  return marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text };
}

/**
 * Inline content as HTML shows it: runs of white space are one space, none stands at the start, at the end or beside a line
 * break, line breaks neither begin nor end it, and neighbors with the same marks are one text.
 */
export function tidyInline(items: readonly Inline[]): Inline[] {
  const tidied: Inline[] = [];
  for (const item of items) {
    if (item.type === 'text') appendText(tidied, item);
    else if (item.type === 'footnote') tidied.push(item);
    else if (trimEnd(tidied).length > 0) tidied.push(item);
  }
  while (trimEnd(tidied).at(-1)?.type === 'hardBreak') tidied.pop();
  return tidied;
}

/** Whether a reader sees nothing of it. */
export function isBlank(items: readonly Inline[]): boolean {
  return items.every(
    (item) => item.type === 'hardBreak' || (item.type === 'text' && /^[\s\u200b-\u200d\u2060\ufeff]*$/.test(item.text)),
  );
}

/** The text of inline content without its footnotes; line breaks become spaces. */
export function inlineText(items: readonly Inline[] = []): string {
  return items.map((item) => (item.type === 'text' ? item.text : item.type === 'hardBreak' ? ' ' : '')).join('');
}

function appendText(tidied: Inline[], { text, marks }: Text): void {
  const last = tidied.at(-1);
  const atStart = !last || last.type === 'hardBreak' || (last.type === 'text' && last.text.endsWith(' '));
  const collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
  const added = atStart ? collapsed.replace(/^ /, '') : collapsed;
  if (added === '') return;
  if (last?.type === 'text' && sameMarks(last.marks, marks)) last.text += added;
  else tidied.push(textNode(added, marks));
}

function trimEnd(tidied: Inline[]): Inline[] {
  const last = tidied.at(-1);
  if (last?.type === 'text' && last.text.endsWith(' ')) {
    last.text = last.text.slice(0, -1);
    if (last.text === '') tidied.pop();
  }
  return tidied;
}

function sameMarks(a: readonly Mark[] = [], b: readonly Mark[] = []): boolean {
  return a === b || (a.length === b.length && a.every((mark, index) => sameMark(mark, b[index])));
}

function sameMark(a: Mark, b: Mark | undefined): boolean {
  if (a === b) return true;
  if (a.type !== b?.type) return false;
  return a.type !== 'link' || (b.type === 'link' && a.attrs.href === b.attrs.href && a.attrs.title === b.attrs.title);
}
