import {
  attribute,
  type Child,
  classesOf,
  descendants,
  type Element,
  elementOf,
  isElement,
  isText,
  type Parent,
  replace,
} from './tree.ts';

/** What Word says by the names of its styles, as HTML says it: titles, quotations, and lists of contents, which every page makes anew. */
export function readStyles(root: Parent): void {
  for (const element of [...descendants(root)]) {
    const classes = classesOf(element);
    const level = attribute(element, 'role') === 'heading' ? attribute(element, 'aria-level') : null;
    if (classes.some((name) => /^MsoToc(\d|Heading)$/i.test(name))) replace(element);
    else if (classes.includes('MsoTitle')) element.tagName = 'h1';
    else if (level && /^[1-6]$/.test(level)) element.tagName = `h${level}`;
  }
  const parents = new Set([...descendants(root)].filter(isQuotation).map(({ parentNode }) => parentNode));
  for (const parent of parents) if (parent) parent.childNodes = withQuotations(parent);
}

function isQuotation(element: Element): boolean {
  return element.tagName === 'p' && classesOf(element).some((name) => /^Mso(Intense)?Quote$/.test(name));
}

/** Paragraphs of a quotation that follow each other are one. */
function withQuotations(parent: Parent): Child[] {
  const children: Child[] = [];
  let quoted: Child[] = [];
  const end = () => {
    if (quoted.length > 0) children.push(Object.assign(elementOf('blockquote', quoted), { parentNode: parent }));
    quoted = [];
  };
  for (const child of parent.childNodes) {
    if (isElement(child) && isQuotation(child)) quoted.push(child);
    else if (!isBetween(child)) {
      end();
      children.push(child);
    }
  }
  end();
  return children;
}

function isBetween(child: Child): boolean {
  return child.nodeName === '#comment' || (isText(child) && child.value.trim() === '');
}
