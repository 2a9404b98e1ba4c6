import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A `<meta>` with a name or a property, as a machine that runs no scripts finds it in raw HTML. */
export type Meta = { key: string; content: string };

/** The metas of the head in document order, and of the body, where most machines don't look. */
export function metasOf(html: string): { head: Meta[]; body: Meta[] } {
  const root = parse(html).childNodes.find((node) => node.nodeName === 'html') as Element;
  const inside = (name: string) => root.childNodes.filter((node) => node.nodeName === name).flatMap(metasBelow);
  return { head: inside('head'), body: inside('body') };
}

/** The text of the first element with this class, its white space made single; null when there is none. */
export function textOfClass(html: string, name: string): string | null {
  const found = elementsBelow(parse(html)).find((element) => attribute(element, 'class')?.split(/\s+/).includes(name));
  return found ? textBelow(found).replace(/\s+/g, ' ').trim() : null;
}

function metasBelow(node: Node): Meta[] {
  return elementsBelow(node)
    .filter((element) => element.tagName === 'meta')
    .flatMap((element) => {
      const key = attribute(element, 'name') ?? attribute(element, 'property');
      const content = attribute(element, 'content');
      return key && content ? [{ key, content }] : [];
    });
}

function elementsBelow(node: Node): Element[] {
  const own = 'tagName' in node ? [node] : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elementsBelow)] : own;
}

function textBelow(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textBelow).join('') : '';
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
