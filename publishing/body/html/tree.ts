import type { DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Child = DefaultTreeAdapterTypes.ChildNode;
export type TextNode = DefaultTreeAdapterTypes.TextNode;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Elements whose content is never shown to a reader as text. */
export const UNSHOWN = new Set([
  'script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'title', 'head', 'iframe', 'annotation', 'annotation-xml',
  'datalist', 'audio', 'video',
]); // biome-ignore format: a word list

export function isElement(node: Child): node is Element {
  return 'tagName' in node;
}

export function isText(node: Child): node is TextNode {
  return node.nodeName === '#text';
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

export function elementsIn(parent: Parent): Element[] {
  return parent.childNodes.filter(isElement);
}

/** Every element below, in document order. */
export function* descendants(parent: Parent): Generator<Element> {
  const waiting = elementsIn(parent).reverse();
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element;
    for (let index = element.childNodes.length - 1; index >= 0; index -= 1) {
      const child = element.childNodes[index] as Child;
      if (isElement(child)) waiting.push(child);
    }
  }
}

/** Every piece of text below, in document order. */
export function* textsIn(parent: Parent): Generator<TextNode> {
  const waiting: Child[] = [...parent.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) yield node;
    else if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse());
  }
}

/** The text that a reader would see of a node, up to a length. Not recursive: it is also what reads trees too deep to walk. */
export function textOf(node: Child | Parent, longest = Number.POSITIVE_INFINITY): string {
  const parts: string[] = [];
  let length = 0;
  const waiting: (Child | Parent)[] = [node];
  for (let next = waiting.pop(); next && length < longest; next = waiting.pop()) {
    if ('value' in next) {
      parts.push(next.value);
      length += next.value.length;
    } else if (next.nodeName === 'br') {
      parts.push('\n');
      length += 1;
    } else if ('childNodes' in next && !UNSHOWN.has(next.nodeName)) {
      for (let index = next.childNodes.length - 1; index >= 0; index -= 1)
        waiting.push(next.childNodes[index] as Child);
    }
  }
  return parts.join('').slice(0, longest);
}

export function elementOf(tagName: string, childNodes: Child[], attributes: Record<string, string> = {}): Element {
  const namespaceURI = 'http://www.w3.org/1999/xhtml' as Element['namespaceURI'];
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element: Element = { nodeName: tagName, tagName, attrs, namespaceURI, parentNode: null, childNodes };
  for (const child of childNodes) child.parentNode = element;
  return element;
}

/** Puts others where a node stood; none: it is gone. */
export function replace(node: Child, ...others: Child[]): void {
  const parent = node.parentNode;
  if (!parent) return;
  parent.childNodes = parent.childNodes.flatMap((child) => (child === node ? others : [child]));
  for (const other of others) other.parentNode = parent;
}

/**
 * Makes one thing of children that follow each other: `membersOf` says what a child gives to it (nothing: it isn't one), `made` what
 * stands in their place. White space and comments don't part them, and go.
 */
export function gather<T>(parent: Parent, membersOf: (child: Child) => T[], made: (members: T[]) => Element[]): void {
  const children: Child[] = [];
  let members: T[] = [];
  const end = () => {
    if (members.length > 0) {
      const elements = made(members);
      for (const element of elements) element.parentNode = parent;
      children.push(...elements);
    }
    members = [];
  };
  for (const child of parent.childNodes) {
    const found = membersOf(child);
    members.push(...found);
    if (found.length > 0 || isBlank(child)) continue;
    end();
    children.push(child);
  }
  end();
  parent.childNodes = children;
}

function isBlank(child: Child): boolean {
  return child.nodeName === '#comment' || (isText(child) && child.value.trim() === '');
}

export function classesOf(element: Element): string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/).filter(Boolean);
}

export function styleOf(element: Element): string {
  return attribute(element, 'style') ?? '';
}

/** The element as if one of its children weren't there. */
export function withoutChild(element: Element, child: Child): Element {
  return { ...element, childNodes: element.childNodes.filter((other) => other !== child) };
}

export function hasAncestor(element: Element, ancestor: Parent): boolean {
  for (let parent = element.parentNode; parent; parent = 'parentNode' in parent ? parent.parentNode : null) {
    if (parent === ancestor) return true;
  }
  return false;
}
