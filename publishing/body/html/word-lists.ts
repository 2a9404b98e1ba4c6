import {
  attribute,
  type Child,
  classesOf,
  descendants,
  type Element,
  elementOf,
  elementsIn,
  gather,
  isElement,
  type Parent,
  styleOf,
  textOf,
} from './tree.ts';

type Item = { level: number; numbered: boolean; start: number; content: Child[] };

/**
 * Word writes an item of a list as a paragraph that knows its level, its sign before the words; Word in the browser writes a
 * list of its own for each item. Both become lists within lists.
 */
export function buildLists(root: Parent): void {
  const parents = new Set<Parent>();
  for (const element of descendants(root)) {
    if (isListOfWord(element) && element.parentNode) parents.add(element.parentNode);
  }
  for (const parent of parents) gather(parent, itemsIn, listsOf);
}

const LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i;

function isListOfWord(element: Element): boolean {
  if (element.tagName === 'div' && classesOf(element).includes('ListContainerWrapper')) return true;
  return ['p', 'div'].includes(element.tagName) && LEVEL.test(styleOf(element));
}

function itemsIn(child: Child): Item[] {
  return isElement(child) && isListOfWord(child) ? itemsOf(child) : [];
}

function itemsOf(element: Element): Item[] {
  if (classesOf(element).includes('ListContainerWrapper')) {
    return elementsIn(element).flatMap((list) => elementsIn(list).map((item) => itemOfBrowserWord(list, item)));
  }
  const level = Number(LEVEL.exec(styleOf(element))?.[1]);
  const sign = [...descendants(element)].find((inner) => /mso-list:\s*ignore/i.test(styleOf(inner)));
  const text = sign ? textOf(sign).trim() : '';
  const holder = sign?.parentNode;
  if (holder) holder.childNodes = holder.childNodes.filter((child) => child !== sign);
  const numbered = /^[([]?([0-9]+|[a-z]{1,5})[.)\]]/i.test(text);
  return [{ level, numbered, start: Number.parseInt(text.replace(/\D/g, ''), 10), content: element.childNodes }];
}

function itemOfBrowserWord(list: Element, item: Element): Item {
  return {
    level: Number.parseInt(attribute(item, 'data-aria-level') ?? attribute(item, 'aria-level') ?? '1', 10) || 1,
    numbered: list.tagName === 'ol',
    start: Number.parseInt(attribute(list, 'start') ?? '1', 10),
    content: item.childNodes,
  };
}

type Open = { level: number; list: Element; last: Element };

function listsOf(items: Item[]): Element[] {
  const lists: Element[] = [];
  const open: Open[] = [];
  for (const { level, numbered, start, content } of items) {
    while (open.length > 0 && (open.at(-1) as Open).level > level) open.pop();
    const top = open.at(-1);
    const tag = numbered ? 'ol' : 'ul';
    if (top?.level === level && top.list.tagName !== tag) open.pop();
    const current = open.at(-1);
    const item = elementOf('li', content);
    if (current?.level === level) {
      append(current.list, item);
      current.last = item;
      continue;
    }
    const list = elementOf(tag, []);
    if (numbered && start > 1) list.attrs.push({ name: 'start', value: String(start) });
    append(list, item);
    if (current) append(current.last, list);
    else lists.push(list);
    open.push({ level, list, last: item });
  }
  return lists;
}

function append(parent: Element, child: Element): void {
  child.parentNode = parent;
  parent.childNodes = [...parent.childNodes, child];
}
