import {
  attribute,
  descendants,
  type Element,
  elementOf,
  elementsIn,
  hasAncestor,
  type Parent,
  replace,
  styleOf,
} from './tree.ts';

const BODY = /mso-element:\s*(?:foot|end)note\s*(?:;|$)/i;
const LIST = /mso-element:\s*(?:foot|end)note-(?:list|(?:continuation-)?separator|continuation-notice)/i;
const MARK = /mso-(?:foot|end)note-id:\s*([\w-]+)/i;

/** Word keeps footnotes and endnotes in lists below the text, each under the name that its mark says. They go to their marks. */
export function bringNotesOfWord(root: Parent): void {
  const elements = [...descendants(root)];
  const bodies = new Map<string, Element>();
  for (const element of elements) {
    if (BODY.test(styleOf(element))) bodies.set(attribute(element, 'id') ?? '', element);
    if (LIST.test(styleOf(element))) dropRules(element);
  }
  const marks = elements.flatMap((mark): { mark: Element; body: Element }[] => {
    const body = mark.tagName === 'a' ? bodies.get(MARK.exec(styleOf(mark))?.[1] ?? '') : undefined;
    return body ? [{ mark, body }] : [];
  });
  for (const { mark, body } of marks) if (hasAncestor(mark, body)) replace(mark);
  for (const { mark, body } of marks) {
    if (hasAncestor(mark, body) || body.childNodes.length === 0) continue;
    replace(mark, elementOf('span', body.childNodes, { 'data-node': 'footnote' }));
    body.childNodes = [];
  }
}

/** The line between text and notes. */
function dropRules(list: Element): void {
  for (const element of elementsIn(list)) if (['hr', 'br'].includes(element.tagName)) replace(element);
}
