import {
  attribute,
  classesOf,
  descendants,
  type Element,
  elementOf,
  elementsIn,
  isElement,
  isText,
  type Parent,
  styleOf,
  textOf,
} from './tree.ts';

const BOLD = /(?<![\w-])font-weight:\s*(bold|[6-9]00)/i;

/**
 * The cells of spreadsheets and word processors as HTML says them: those set bold as a whole hold bold words, and the first
 * rows head the table where they show that they do.
 */
export function headTables(root: Parent): void {
  const bold = boldClasses(root);
  for (const element of descendants(root)) {
    const isBold = BOLD.test(styleOf(element)) || classesOf(element).some((name) => bold.has(name));
    if (!isBold) continue;
    if (element.tagName === 'font') element.tagName = 'b';
    else if (element.tagName === 'td')
      element.childNodes = [Object.assign(elementOf('b', element.childNodes), { parentNode: element })];
  }
  for (const table of descendants(root)) if (table.tagName === 'table') headTable(table);
}

/** Excel sets its cells through classes of its own. */
function boldClasses(root: Parent): Set<string> {
  const names = new Set<string>();
  for (const sheet of descendants(root)) {
    if (sheet.tagName !== 'style') continue;
    const rules = sheet.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    for (const [, selectors = '', set = ''] of rules.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      if (!BOLD.test(set)) continue;
      for (const [, name = ''] of selectors.matchAll(/\.((?:xl|font|oa)\d+)\s*(?:,|$)/g)) names.add(name);
    }
  }
  return names;
}

function headTable(table: Element): void {
  const parts = elementsIn(table);
  const rows = [...parts, ...parts.flatMap(elementsIn)].filter(({ tagName }) => tagName === 'tr').map(elementsIn);
  const cells = rows.flat();
  const saysItself = cells.some(({ tagName }) => tagName === 'th') || parts.some(({ tagName }) => tagName === 'thead');
  const heads = saysItself ? 0 : leadingHeads(rows, isOfSheet(table, cells));
  for (const cell of rows.slice(0, heads).flat()) cell.tagName = 'th';
  for (const cell of cells) if (cell.tagName === 'th') plainWeight(cell);
}

function isOfSheet(table: Element, cells: Element[]): boolean {
  return (
    attribute(table, 'data-sheets-root') !== null ||
    (table.parentNode as Element | null)?.tagName === 'google-sheets-html-origin' ||
    cells.some((cell) => classesOf(cell).some((name) => /^xl\d+$/.test(name)))
  );
}

/** How many rows, from the first, are heads. One must be left that isn't, and a table of one column has none. */
function leadingHeads(rows: Element[][], ofSheet: boolean): number {
  if (rows.length < 2 || rows.every((row) => row.length < 2)) return 0;
  const set = rows.findIndex((row) => !isSetBold(row));
  if (set > 0) return set;
  return set === 0 && ofSheet && wordsAboveNumbers(rows) ? 1 : 0;
}

function isSetBold(row: Element[]): boolean {
  const written = row.filter((cell) => textOf(cell).trim() !== '');
  return written.length > 0 && written.every((cell) => isAllBold(cell));
}

function isAllBold(parent: Parent): boolean {
  return parent.childNodes.every((child) => {
    if (isText(child)) return child.value.trim() === '';
    if (!isElement(child)) return true;
    if (['b', 'strong'].includes(child.tagName)) return !/font-weight:\s*(normal|400)/i.test(styleOf(child));
    return BOLD.test(styleOf(child)) || textOf(child).trim() === '' || isAllBold(child);
  });
}

const NUMBER = /^[-–−+(]?\s*\p{Sc}?\s*\d[\d.,'\s]*\s*[%\p{Sc}]?\)?$/u;

/** In a spreadsheet, a first row of words over a column that is all numbers says what the numbers are. */
function wordsAboveNumbers(rows: Element[][]): boolean {
  const texts = rows.map((row) => row.map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()));
  const [first = [], ...others] = texts;
  if (first.slice(1).some((text) => text === '') || first.some((text) => NUMBER.test(text))) return false;
  return first.some((_, column) => {
    const below = others.flatMap((row) => row[column] || []);
    return below.length > 0 && below.every((text) => NUMBER.test(text));
  });
}

/** Headings and head cells are set bold by the page; programs say so once more on the words. */
export function plainWeight(parent: Parent): void {
  for (const element of descendants(parent)) {
    if (element.tagName === 'b' || element.tagName === 'strong') element.tagName = 'span';
    for (const attr of element.attrs)
      if (attr.name === 'style') attr.value = attr.value.replace(/font-weight:[^;]*/gi, '');
  }
}
