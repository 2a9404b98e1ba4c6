import {
  attribute,
  type Child,
  classesOf,
  descendants,
  type Element,
  elementOf,
  gather,
  isElement,
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
  for (const parent of parents) {
    // Paragraphs of a quotation that follow each other are one.
    if (parent) gather(parent, quotedIn, (paragraphs) => [elementOf('blockquote', paragraphs)]);
  }
}

function isQuotation(element: Element): boolean {
  return element.tagName === 'p' && classesOf(element).some((name) => /^Mso(Intense)?Quote$/.test(name));
}

function quotedIn(child: Child): Child[] {
  return isElement(child) && isQuotation(child) ? [child] : [];
}
