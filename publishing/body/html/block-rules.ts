import { cleanText, isLanguageName } from '../attributes.ts';
import type { Heading, InnerBlock, ListItem } from '../document.ts';
import { inlineText, isBlank, textNode, withMark } from '../inline.ts';
import { Flow } from './flow.ts';
import { lostAttributes } from './lost-attributes.ts';
import { filled, type Marks, type Reading, type Rule } from './reading.ts';
import { table } from './table-rules.ts';
import { attribute, descendants, type Element, elementsIn, isElement, isText, textOf, withoutChild } from './tree.ts';

const TRANSPARENT = [
  'address', 'article', 'aside', 'body', 'center', 'details', 'dialog', 'div', 'dl', 'fieldset', 'footer', 'form', 'header',
  'hgroup', 'html', 'main', 'nav', 'optgroup', 'option', 'search', 'section', 'select', 'dd', 'caption', 'thead', 'tbody', 'tfoot',
  'tr', 'td', 'th', 'figcaption', 'blink', 'marquee', 'listing', 'map', 'canvas', 'legend',
]; // biome-ignore format: a word list
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const NOTES_HEADING = /^(foot|end)?notes:?$/i;

/** Elements that are blocks of their own. */
export const blockRules: Record<string, Rule> = {
  ...Object.fromEntries(TRANSPARENT.map((tag) => [tag, transparent])),
  ...Object.fromEntries(HEADINGS.map((tag, index) => [tag, headingOf(index + 1)])),
  p: transparent,
  ul: list,
  menu: list,
  dir: list,
  ol: list,
  li: (element, flow, marks, reading) => flow.block({ type: 'bulletList', content: [item(element, marks, reading)] }),
  blockquote,
  pre: preformatted,
  xmp: preformatted,
  plaintext: preformatted,
  hr: (_element, flow) => flow.block({ type: 'horizontalRule' }),
  table,
  dt: emphasized,
  summary: emphasized,
};

function blockquote(...[element, flow, marks, reading]: Parameters<Rule>): void {
  if (!reading.hasRoomFor(element)) {
    transparent(element, flow, marks, reading);
    return;
  }
  const source = attributionIn(element);
  const content = reading.blocks(source ? withoutChild(element, source) : element, marks, 1);
  const written =
    attribute(element, 'data-attribution') ?? (source ? textOf(source).replace(/^\s*[—–―-]+\s*/, '') : '');
  const attribution = reading.line(element, written, 1000);
  for (const inner of source ? descendants(source) : []) {
    if (attribute(inner, 'href')) reading.loseAttribute(inner, 'href', 'An attribution holds only text.');
  }
  flow.endParagraph();
  if (content.length === 0 && attribution === '') return;
  flow.block({ type: 'blockquote', ...(attribution ? { attrs: { attribution } } : {}), content: filled(content) });
}

/** The footer or citation that ends a quotation. */
function attributionIn(element: Element): Element | null {
  const last = elementsIn(element).at(-1);
  return last && (last.tagName === 'footer' || last.tagName === 'cite') ? last : null;
}

/** The content of an element as blocks of the flow around it. */
export function transparent(...[element, flow, marks, reading]: Parameters<Rule>): void {
  flow.endParagraph();
  reading.into(flow, element, marks);
  flow.endParagraph();
}

function headingOf(level: number): Rule {
  return (element, flow, marks, reading) => {
    const names = [
      ...reading.takeNames(),
      ...[...descendants(element)].flatMap((inner) => attribute(inner, 'id') ?? []),
    ];
    const { content, others } = reading.inline(element, marks);
    if (!isBlank(content)) {
      if (reading.atTop) {
        const heading: Heading = { type: 'heading', attrs: { level: level as 2 }, content };
        reading.headings.push({ heading, names });
        flow.block(heading);
      } else {
        reading.lose(element, 'Headings stand only in the text itself; it became a bold paragraph.');
        flow.block({
          type: 'paragraph',
          content: content.map((inline) =>
            inline.type === 'text' ? textNode(inline.text, withMark(inline.marks ?? [], { type: 'bold' })) : inline,
          ),
        });
      }
    }
    for (const other of others) flow.block(other);
  };
}

function emphasized(...[element, flow, marks, reading]: Parameters<Rule>): void {
  reading.lose(element, 'It became a bold paragraph.');
  transparent(element, flow, withMark(marks, { type: 'bold' }), reading);
}

function list(...[element, flow, marks, reading]: Parameters<Rule>): void {
  if (!reading.hasRoomFor(element)) {
    transparent(element, flow, marks, reading);
    return;
  }
  const items = itemsOf(element, marks, reading);
  const [first, ...rest] = items;
  flow.endParagraph();
  if (!first) {
    dropNotesHeading(element, flow, reading);
    return;
  }
  const content: ListItem[] = [first, ...rest];
  const start = Number.parseInt(attribute(element, 'start') ?? '1', 10);
  const numbered = element.tagName === 'ol';
  if (!numbered) flow.block({ type: 'bulletList', content });
  else if (start >= 0 && start !== 1 && start <= 999_999_999)
    flow.block({ type: 'orderedList', attrs: { start }, content });
  else flow.block({ type: 'orderedList', content });
}

/** Items, and what stands between them: a list belongs to the item before it, anything else is an item of its own. */
function itemsOf(element: Element, marks: Marks, reading: Reading): ListItem[] {
  const items: ListItem[] = [];
  let loose = new Flow();
  const endLoose = () => {
    const content = loose.end() as InnerBlock[];
    if (content.length > 0) items.push({ type: 'listItem', content });
    loose = new Flow();
  };
  for (const child of element.childNodes) {
    const tag = isElement(child) ? child.tagName : null;
    if (!isElement(child)) {
      if (isText(child)) reading.text(loose, child.value, marks);
    } else if (reading.notes.isTaken(child)) {
      endLoose();
    } else if (tag === 'li') {
      endLoose();
      items.push(item(child, marks, reading));
    } else {
      const nested = tag === 'ul' || tag === 'ol';
      if (nested) endLoose();
      reading.inside(2, () => reading.element(loose, child, marks));
      const last = items.at(-1);
      if (nested && last) {
        last.content.push(...(loose.end() as InnerBlock[]));
        loose = new Flow();
      }
    }
  }
  endLoose();
  return items;
}

function item(element: Element, marks: Marks, reading: Reading): ListItem {
  for (const { name, reason } of lostAttributes(element)) reading.loseAttribute(element, name, reason);
  return { type: 'listItem', content: filled(reading.blocks(element, marks, 2)) };
}

/** Once every note of the list stands at its mark, the heading above the list heads nothing. */
function dropNotesHeading(element: Element, flow: Flow, reading: Reading): void {
  const last = flow.blocks.at(-1);
  const emptied = element.childNodes.some((child) => isElement(child) && reading.notes.isTaken(child));
  if (emptied && last?.type === 'heading' && NOTES_HEADING.test(inlineText(last.content).trim())) flow.blocks.pop();
}

function preformatted(...[element, flow, , reading]: Parameters<Rule>): void {
  flow.endParagraph();
  const text = cleanText(textOf(element)).replace(/\n$/, '');
  for (const inner of descendants(element)) {
    if (inner.tagName === 'img' || attribute(inner, 'href'))
      reading.lose(inner, 'Code holds only text.', attribute(inner, 'href') ?? attribute(inner, 'src') ?? '');
  }
  if (text.trim() === '') return;
  const language = languageOf(element);
  flow.block({ type: 'codeBlock', ...(language ? { attrs: { language } } : {}), content: [{ type: 'text', text }] });
}

function languageOf(element: Element): string | null {
  for (const candidate of [element, ...elementsIn(element)]) {
    const language = /(?:^|\s)lang(?:uage)?-(\S+)/.exec(attribute(candidate, 'class') ?? '')?.[1];
    if (language && isLanguageName(language)) return language;
  }
  return null;
}
