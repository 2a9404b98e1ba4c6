import type { Child, Parent, Element as TreeElement } from '../../../../publishing/body/html/tree.ts';

/** What a browser parsed, as the tree that documents are read from. Nothing in it ran or was fetched. */
export function treeOf(html: string): Parent {
  const { head, body } = new DOMParser().parseFromString(html, 'text/html');
  // Spreadsheets say in style sheets which cells are bold.
  body.prepend(...head.querySelectorAll('style'));
  return treeElement(body, null);
}

function treeElement(element: Element, parentNode: Parent | null): TreeElement {
  const tagName = element.localName;
  const attrs = [...element.attributes].map(({ name, value }) => ({ name, value }));
  const namespaceURI = element.namespaceURI as TreeElement['namespaceURI'];
  const tree: TreeElement = { nodeName: tagName, tagName, attrs, namespaceURI, parentNode, childNodes: [] };
  for (const child of element.childNodes) {
    const node = treeNode(child, tree);
    if (node) tree.childNodes.push(node);
  }
  return tree;
}

function treeNode(node: ChildNode, parentNode: Parent): Child | null {
  if (node instanceof Element) return treeElement(node, parentNode);
  if (node.nodeType === node.TEXT_NODE) return { nodeName: '#text', value: node.nodeValue ?? '', parentNode };
  return null;
}
