import type { DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Child = DefaultTreeAdapterTypes.ChildNode;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Elements whose content is never shown to a reader as text. */
export const UNSHOWN = new Set([
  'script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'title', 'head', 'iframe', 'annotation', 'annotation-xml',
  'datalist', 'audio', 'video',
]); // biome-ignore format: a word list

export function isElement(node: Child): node is Element {
  return 'tagName' in node;
}

export function isText(node: Child): node is DefaultTreeAdapterTypes.TextNode {
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
